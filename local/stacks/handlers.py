"""What CloudFormation does with a type of its registry: it sends events to the type's handlers until they are done."""

import json
import os
import time
import urllib.request
import uuid

TYPE_NAME = "My::Cognito::UserPoolClient"

# The error codes that CloudFormation tries again by itself (the CLI's guide, "Handler error codes").
RETRIED = {"NetworkFailure", "ResourceConflict", "ServiceInternalError", "Throttling"}
MOST_ATTEMPTS = 8
FIRST_PAUSE_SECONDS = 0.05


class ResourceFailed(BaseException):
    """A resource that could not be brought to its desired state.

    Not an Exception: moto tries a resource again whatever Exception it throws, and CloudFormation does not.
    """

    def __init__(self, logical_id, code, message, model=None):
        super().__init__(f"{logical_id}: {message} ({code})")
        self.code = code
        # What the handler answered beside the error: the identifiers, if there is a resource already.
        self.model = model


def handle(action, logical_id, properties, previous=None):
    """Has an event handled and answers the model. Throws ResourceFailed for an error that is not tried again."""
    event = _event(action, logical_id, properties, previous)
    attempts = 1
    while True:
        answer = _invoke(event)
        if answer["status"] == "SUCCESS":
            return answer.get("resourceModel")
        if answer["status"] == "IN_PROGRESS":
            # What the handler answered stands in for what it was asked.
            event["callbackContext"] = answer.get("callbackContext")
            event["requestData"]["resourceProperties"] = answer["resourceModel"]
            time.sleep(answer.get("callbackDelaySeconds", 0))
        elif answer["errorCode"] in RETRIED and attempts < MOST_ATTEMPTS:
            time.sleep(FIRST_PAUSE_SECONDS * 2**attempts)
            attempts += 1
        else:
            raise ResourceFailed(logical_id, answer["errorCode"], answer["message"], answer.get("resourceModel"))


def _event(action, logical_id, properties, previous):
    """An event of protocol 2.0.0. A repetition of it carries the same token."""
    return {
        "action": action,
        "awsAccountId": "123456789012",
        "bearerToken": str(uuid.uuid4()),
        "callbackContext": None,
        "region": "us-east-1",
        "resourceType": TYPE_NAME,
        "requestData": {
            "callerCredentials": {
                "accessKeyId": os.environ["AWS_ACCESS_KEY_ID"],
                "secretAccessKey": os.environ["AWS_SECRET_ACCESS_KEY"],
                "sessionToken": os.environ["AWS_SESSION_TOKEN"],
            },
            "logicalResourceId": logical_id,
            "resourceProperties": _as_sent(properties),
            "previousResourceProperties": _as_sent(previous),
            "typeConfiguration": None,
        },
    }


def _as_sent(value):
    """CloudFormation may send any primitive as a string."""
    if isinstance(value, dict):
        return {name: _as_sent(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_as_sent(member) for member in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


def _invoke(event):
    url = f"{os.environ['LAMBDA_URL']}/2015-03-31/functions/TypeFunction/invocations"
    request = urllib.request.Request(url, data=json.dumps(event).encode())
    with urllib.request.urlopen(request) as response:
        body = response.read().decode()
        if "x-amz-function-error" in response.headers:
            raise RuntimeError(f"The function failed: {body}")
        return json.loads(body)
