"""Custom resources.

moto runs the function behind one in Docker, from where a server on 127.0.0.1 can't be reached, so the function never answers and
the stack waits for ever. Here the resource fails at once, and says why.
"""

from moto.cloudformation.custom_model import CustomModel

from ..handlers import ResourceFailed

MESSAGE = "This machine runs no function behind a custom resource. Take the resource out of the template"


def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    raise ResourceFailed(kwargs["LogicalId"], "NotSupported", MESSAGE)


CustomModel.create_from_cloudformation_json = classmethod(create_from_cloudformation_json)
