"""The handlers of our type, for stacks: an operation on a resource either succeeds or fails.

local/cloudformation/handlerCaller.ts does the callbacks and the retries. This module calls it over HTTP.
"""

import json
import os
import urllib.error
import urllib.request
import uuid

# The names under which the account has registered our type. An organization may add another name.
TYPE_NAMES = ["My::Cognito::UserPoolClient", *os.environ.get("FURTHER_TYPE_NAMES", "").split()]


class ResourceFailed(Exception):
    """A resource that could not be brought to its desired state."""

    def __init__(self, logical_id, code, message, reason=None, remaining=None):
        super().__init__(f"{logical_id}: {message} ({code})")
        self.logical_id = logical_id
        self.code = code
        # The reason in the event of the resource.
        self.reason = reason or f"{message} ({code})"
        # A resource that exists although its create failed.
        self.remaining = remaining

    @classmethod
    def of(cls, logical_id, error):
        """Converts any error. moto's errors have a message, and the errors of its web framework have a description."""
        if isinstance(error, cls):
            return error
        code = getattr(error, "code", None) or type(error).__name__
        message = getattr(error, "message", None) or getattr(error, "description", None) or str(error)
        return cls(logical_id, code, message)


class HandlerFailed(ResourceFailed):
    """A handler answered FAILED, with an error that CloudFormation does not retry."""

    def __init__(self, logical_id, token, answer):
        code, message = answer["errorCode"], answer["message"]
        reason = f'Resource handler returned message: "{message}" (RequestToken: {token}, HandlerErrorCode: {code})'
        super().__init__(logical_id, code, message, reason)
        # The model in the failed answer. It has the identifiers if the resource exists.
        self.model = answer.get("resourceModel")


def handle(action, type_name, stack_id, logical_id, properties, previous=None, rollback=False):
    """Calls the handlers for an operation. Returns the model. Throws HandlerFailed if the operation failed."""
    operation = {
        "action": action,
        "resourceType": type_name,
        "desired": as_sent(properties),
        "previous": as_sent(previous),
        "region": os.environ["AWS_DEFAULT_REGION"],
        "stackId": stack_id,
        "logicalResourceId": logical_id,
        "token": str(uuid.uuid4()),
    }
    if rollback:
        operation["rollback"] = True
    answer = _run(operation)
    if answer["status"] == "SUCCESS":
        return answer.get("resourceModel")
    raise HandlerFailed(logical_id, operation["token"], answer)


def as_sent(value):
    """CloudFormation may send any primitive as a string."""
    if isinstance(value, dict):
        return {name: as_sent(member) for name, member in value.items()}
    if isinstance(value, list):
        return [as_sent(member) for member in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


def _run(operation):
    request = urllib.request.Request(os.environ["HANDLER_CALLER_URL"], data=json.dumps(operation).encode())
    try:
        with urllib.request.urlopen(request) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"The function failed: {error.read().decode()}") from error
