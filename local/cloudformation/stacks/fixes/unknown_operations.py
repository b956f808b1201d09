"""Operations that moto does not have.

moto answers them with an error 500 in HTML, which SDKs try again for half a minute. Here it is an error 400 of the service.
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
        status, headers, body = self.serialized(ActionResult(InvalidAction(f"This machine has no {self._get_action()}.")))
        headers["status"] = status
        headers, body = self._enrich_response(headers, body)
        return status, headers, body


BaseResponse.call_action = call_action
