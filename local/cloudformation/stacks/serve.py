"""Serves the APIs that stacks need, CloudFormation among them, over HTTP on 127.0.0.1: `python -m stacks.serve [PORT]`.

moto serves all of them, with its own types and the types in this folder. The environment has the addresses of the caller of the
handlers and of the local Cognito: HANDLER_CALLER_URL, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER and AWS_DEFAULT_REGION. The
program prints its address. If it can't listen, it prints the code of the error and the port: EADDRINUSE 3002. It ends when its
input ends, so it ends with its parent.
"""

import errno
import logging
import socket
import sys
from functools import cache
from threading import Thread

from moto.cloudformation.models import cloudformation_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

# moto registers a type when its class is imported. fast_yaml replaces the loader of templates.
from . import attachments, cognito, fast_yaml, secret, user_pool_client  # noqa: F401

# These modules replace functions of moto when they are imported.
from .fixes import (  # noqa: F401
    conditions,
    custom_resources,
    dynamic_references,
    functions,
    nested_stacks,
    no_value,
    route_tables,
    substitutions,
    template_urls,
    unknown_operations,
)
from .models import StackBackend

HOST = "127.0.0.1"


class Application(DomainDispatcherApplication):
    @cache
    def get_backend_for_host(self, host):
        """Returns the service of a host. Without the cache, moto lists its own folders for each request."""
        return super().get_backend_for_host(host)


def serve(port):
    """Serves in the background. Returns the address."""
    # If the port is in use, werkzeug would print its own advice and end the program.
    listener = socket.create_server((HOST, port))
    port = listener.getsockname()[1]
    application = Application(create_backend_app)
    options = {"threaded": True, "request_handler": MotoRequestHandler, "fd": listener.detach()}
    Thread(target=make_server(HOST, port, application, **options).serve_forever, daemon=True).start()
    return f"http://{HOST}:{port}"


if __name__ == "__main__":
    # No log line for each request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    cloudformation_backends.backend = StackBackend
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    try:
        print(serve(wanted), flush=True)
    except OSError as error:
        print(errno.errorcode[error.errno], wanted, flush=True)
        sys.exit(1)
    sys.stdin.read()
