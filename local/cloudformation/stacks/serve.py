"""Serves the APIs that stacks need, CloudFormation among them, over HTTP on 127.0.0.1: `python -m stacks.serve [PORT]`.

All of it is moto, which knows the types of this folder next to its own. The environment says where the caller of the handlers and
the local Cognito are: HANDLER_CALLER_URL, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER and AWS_DEFAULT_REGION. It prints the address. When it
can't listen, it prints the code of the error and the port: EADDRINUSE 3002. It ends with its input, and so with its parent.
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

# moto knows the types whose classes are there, and reads templates by the loader that is.
from . import attachments, cognito, fast_yaml, secret, user_pool_client  # noqa: F401

# These put themselves in the place of moto's functions.
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
        """The service of a host. moto lists its own folders for each request, a tenth of the time of a small one."""
        return super().get_backend_for_host(host)


def serve(port):
    """Serves in the background; answers the address."""
    # werkzeug would end the program for a port that is taken, and print advice of its own.
    listener = socket.create_server((HOST, port))
    port = listener.getsockname()[1]
    application = Application(create_backend_app)
    options = {"threaded": True, "request_handler": MotoRequestHandler, "fd": listener.detach()}
    Thread(target=make_server(HOST, port, application, **options).serve_forever, daemon=True).start()
    return f"http://{HOST}:{port}"


if __name__ == "__main__":
    # Not a line for every request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    cloudformation_backends.backend = StackBackend
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    try:
        print(serve(wanted), flush=True)
    except OSError as error:
        print(errno.errorcode[error.errno], wanted, flush=True)
        sys.exit(1)
    sys.stdin.read()
