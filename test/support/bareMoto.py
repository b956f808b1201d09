"""Runs moto without the fixes of local/cloudformation/stacks. It prints its address, and ends if its input ends."""

import logging
import sys

from moto.moto_server.threaded_moto_server import ThreadedMotoServer

for name in ("werkzeug", "moto"):
    logging.getLogger(name).setLevel(logging.CRITICAL)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
print(f"http://{host}:{port}", flush=True)
sys.stdin.read()
