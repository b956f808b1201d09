"""Our resource type in moto's CloudFormation engine: what moto asks of a resource, put to the handlers as events."""

import json
from pathlib import Path

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel

from .handlers import TYPE_NAME, ResourceFailed, handle

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("my-cognito-userpoolclient.json").read_text())


def _names(pointers):
    return [pointer.removeprefix("/properties/") for pointer in pointers]


PRIMARY_IDENTIFIER = _names(SCHEMA["primaryIdentifier"])
READ_ONLY = _names(SCHEMA["readOnlyProperties"])


class UserPoolClient(CloudFormationModel):
    def __init__(self, logical_id, properties, model):
        self.logical_id = logical_id
        # The template's, with every function resolved.
        self.properties = properties
        # What a handler last answered.
        self.model = model
        # The properties of an update that failed, until it is rolled back.
        self.failed_properties = None

    @staticmethod
    def cloudformation_type():
        return TYPE_NAME

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in READ_ONLY

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        logical_id = kwargs["LogicalId"]
        properties = cloudformation_json["Properties"]
        try:
            return cls(logical_id, properties, handle("CREATE", logical_id, properties))
        except ResourceFailed as failure:
            if failure.model:
                # The client is there all the same. CloudFormation rolls it back.
                handle("DELETE", logical_id, failure.model)
            raise

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.update(cloudformation_json["Properties"])
        return original_resource

    def update(self, properties):
        """The previous properties are those that were tried last: after a failure the rollback sees the failed ones."""
        previous = self.failed_properties or self.properties
        if properties == previous:
            return
        read_only = {name: self.model[name] for name in READ_ONLY if name in self.model}
        self.failed_properties = properties
        self.model = handle("UPDATE", self.logical_id, {**properties, **read_only}, {**previous, **read_only})
        self.properties, self.failed_properties = properties, None

    def delete(self, account_id, region_name):
        identifiers = {name: self.model[name] for name in PRIMARY_IDENTIFIER}
        try:
            handle("DELETE", self.logical_id, identifiers)
        except ResourceFailed as failure:
            # What is gone already counts as deleted.
            if failure.code != "NotFound":
                raise

    @classmethod
    def import_resource(cls, logical_id, identifiers, properties):
        """CloudFormation reads the resource, and then updates it to what the template says.

        That an import ends with an update is reported (its coverage roadmap, issues 809 and 1497). Which previous
        properties come with it is not: taken to be the template's, which are the stack's by then.
        """
        model = handle("READ", logical_id, identifiers)
        read_only = {name: model[name] for name in READ_ONLY if name in model}
        desired = {**properties, **read_only}
        return cls(logical_id, properties, handle("UPDATE", logical_id, desired, desired))

    @property
    def physical_resource_id(self):
        return "|".join(self.model[name] for name in PRIMARY_IDENTIFIER)

    def get_cfn_attribute(self, attribute_name):
        if attribute_name in READ_ONLY and attribute_name in self.model:
            return self.model[attribute_name]
        raise UnformattedGetAttTemplateException()

    def is_created(self):
        return True
