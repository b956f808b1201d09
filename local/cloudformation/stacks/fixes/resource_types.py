"""Unknown types.

moto leaves out a resource of an unknown type, and only logs it. CloudFormation refuses the template. The types in this file have
no function on this machine, but templates of the CDK and of SAM use them.
"""

import uuid

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.cloudformation.parsing import ResourceMap, get_model_map
from moto.core.common_models import CloudFormationModel

# moto leaves out these types as well.
parsing.NULL_MODELS.clear()


class Inert:
    """A resource that has only an id."""

    def __init__(self):
        self.physical_resource_id = str(uuid.uuid4())

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return False

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls()

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return original_resource

    def delete(self, account_id, region_name):
        """Nothing to delete."""

    def get_cfn_attribute(self, attribute_name):
        raise UnformattedGetAttTemplateException()

    def is_created(self):
        return True


class WaitConditionHandle(Inert, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::CloudFormation::WaitConditionHandle"


class WaitCondition(Inert, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::CloudFormation::WaitCondition"


class CdkMetadata(Inert, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::CDK::Metadata"


class BucketPolicy(Inert, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::S3::BucketPolicy"


class ResourceTypes(ResourceMap):
    def load(self):
        types = {definition.get("Type") for definition in self._resource_json_map.values()}
        unknown = sorted(str(name) for name in types if name not in get_model_map() and not str(name).startswith("Custom::"))
        if unknown:
            message = f"Template format error: Unrecognized resource types: [{', '.join(unknown)}]"
            raise ValidationError(message=message)
        super().load()
