"""Serves the APIs that stacks need, CloudFormation among them, over HTTP on 127.0.0.1, and prints the address.

All of it is moto, which knows the types of this folder next to its own. Where the caller of the handlers and the local Cognito
are stands in the environment: HANDLER_CALLER_URL and AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER.
"""

import logging
import threading

from moto.cloudformation.models import cloudformation_backends
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

# moto knows the types whose classes are there.
from . import attachments, cognito, secret, user_pool_client  # noqa: F401

# These put themselves in the place of moto's functions.
from .fixes import (  # noqa: F401
    conditions,
    dynamic_references,
    functions,
    no_value,
    route_tables,
    substitutions,
    template_urls,
    unknown_operations,
)
from .models import StackBackend

if __name__ == "__main__":
    # Not a line for every request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    cloudformation_backends.backend = StackBackend
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"http://{host}:{port}", flush=True)
    threading.Event().wait()
