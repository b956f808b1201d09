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


class ResourceFailed(Exception):
    """A resource that could not be brought to its desired state."""

    def __init__(self, logical_id, code, message, reason=None, left=None):
        super().__init__(f"{logical_id}: {message} ({code})")
        self.logical_id = logical_id
        self.code = code
        # What the event of the resource says.
        self.reason = reason or f"{message} ({code})"
        # The resource that a failed create has left behind all the same.
        self.left = left

    @classmethod
    def of(cls, logical_id, error):
        """The failure that any error of a resource comes to: moto's errors have a message, those of its web framework a description."""
        if isinstance(error, cls):
            return error
        code = getattr(error, "code", None) or type(error).__name__
        message = getattr(error, "message", None) or getattr(error, "description", None) or str(error)
        return cls(logical_id, code, message)


class HandlerFailed(ResourceFailed):
    """A handler that answered FAILED, with an error that CloudFormation does not try again."""

    def __init__(self, logical_id, token, answer):
        code, message = answer["errorCode"], answer["message"]
        reason = f'Resource handler returned message: "{message}" (RequestToken: {token}, HandlerErrorCode: {code})'
        super().__init__(logical_id, code, message, reason)
        # What the handler answered together with the error: the identifiers, if there is a resource already.
        self.model = answer.get("resourceModel")


def handle(action, stack_id, logical_id, properties, previous=None, rollback=False):
    """Has an event handled and answers the model. Throws HandlerFailed for an error that is not tried again."""
    event = _event(action, stack_id, logical_id, properties, previous)
    if rollback:
        event["rollback"] = True
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
            raise HandlerFailed(logical_id, event["bearerToken"], answer)


def _event(action, stack_id, logical_id, properties, previous):
    """An event of protocol 2.0.0. A repetition of it carries the same token."""
    return {
        "action": action,
        "awsAccountId": "123456789012",
        "bearerToken": str(uuid.uuid4()),
        "callbackContext": None,
        "region": os.environ["AWS_DEFAULT_REGION"],
        "resourceType": TYPE_NAME,
        "stackId": stack_id,
        "requestData": {
            "callerCredentials": {
                "accessKeyId": os.environ["AWS_ACCESS_KEY_ID"],
                "secretAccessKey": os.environ["AWS_SECRET_ACCESS_KEY"],
                "sessionToken": os.environ["AWS_SESSION_TOKEN"],
            },
            "logicalResourceId": logical_id,
            "resourceProperties": as_sent(properties),
            "previousResourceProperties": as_sent(previous),
            "typeConfiguration": None,
        },
    }


def as_sent(value):
    """CloudFormation may send any primitive as a string."""
    if isinstance(value, dict):
        return {name: as_sent(member) for name, member in value.items()}
    if isinstance(value, list):
        return [as_sent(member) for member in value]
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
