"""npm run fidelity -- --aws makes the same signatures as botocore. The local Cognito verifies no signature."""

import re
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

CREDENTIALS = Credentials("AKIDEXAMPLE", "wJalrEXAMPLEKEY", "FwoGEXAMPLETOKEN")
REGION = "eu-west-1"


@pytest.fixture
def server():
    """An endpoint that keeps each request and refuses it."""

    class Refusing(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.received.append((dict(self.headers), body))
            self.send_response(400)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Refusing)
    server.received = []
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_botocore_comes_to_the_same_signature(server, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", CREDENTIALS.access_key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", CREDENTIALS.secret_key)
    monkeypatch.setenv("AWS_SESSION_TOKEN", CREDENTIALS.token)
    url = f"http://127.0.0.1:{server.server_port}"
    command = ["node", "commands/run.mjs", "fidelity", "--aws", "--region", REGION, "--endpoint", url]
    subprocess.run(command, capture_output=True, check=False)

    (sent, body), *_ = server.received
    headers = {name.lower(): value for name, value in sent.items()}
    scope, signed, signature = re.fullmatch(
        r"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/(\S+), SignedHeaders=(\S+), Signature=(\w+)", headers["authorization"]
    ).groups()
    assert scope == f"{headers['x-amz-date'][:8]}/{REGION}/cognito-idp/aws4_request"
    assert {"host", "x-amz-date", "x-amz-security-token", "x-amz-target"} <= set(signed.split(";"))

    request = AWSRequest("POST", url + "/", {name: headers[name] for name in signed.split(";")}, body)
    request.context["timestamp"] = headers["x-amz-date"]
    auth = SigV4Auth(CREDENTIALS, "cognito-idp", REGION)
    assert auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request) == signature
