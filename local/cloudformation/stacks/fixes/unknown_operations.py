"""Operations that moto does not have.

moto answers with HTTP 500 in HTML, which SDKs retry for half a minute. Here the answer is an error of the service with HTTP 400.
"""

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse

_call_action = BaseResponse.call_action


class InvalidAction(ServiceException):
    code = "InvalidAction"


def call_action(self):
    try:
        return _call_action(self)
    except NotImplementedError:
        error = InvalidAction(f"The local AWS does not support {self._get_action()}.")
        status, headers, body = self.serialized(ActionResult(error))
        headers["status"] = status
        headers, body = self._enrich_response(headers, body)
        return status, headers, body


BaseResponse.call_action = call_action
