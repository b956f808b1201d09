"""Custom resources.

moto runs the function of a custom resource in Docker. The function can't reach a server on 127.0.0.1, so it never answers, and
the stack waits forever. Here the resource fails at once, with the reason.
"""

from moto.cloudformation.custom_model import CustomModel

from ..handlers import ResourceFailed

MESSAGE = "The local CloudFormation does not run the functions of custom resources. Remove the resource from the template"


def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    raise ResourceFailed(kwargs["LogicalId"], "NotSupported", MESSAGE)


CustomModel.create_from_cloudformation_json = classmethod(create_from_cloudformation_json)
