"""Our resource type in moto's CloudFormation engine. Each operation of moto on a resource becomes an event for the handlers."""

import json
from pathlib import Path

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel

from .handlers import TYPE_NAMES, HandlerFailed, handle

SCHEMA = json.loads(Path(__file__).parents[3].joinpath("my-cognito-userpoolclient.json").read_text())


def _names(pointers):
    return [pointer.removeprefix("/properties/") for pointer in pointers]


PRIMARY_IDENTIFIER = _names(SCHEMA["primaryIdentifier"])
READ_ONLY = _names(SCHEMA["readOnlyProperties"])


class UserPoolClient(CloudFormationModel):
    def __init__(self, stack_id, logical_id, properties, model):
        self.stack_id = stack_id
        self.logical_id = logical_id
        # The properties in the template, with all functions resolved.
        self.properties = properties
        # The model in the last answer of a handler.
        self.model = model
        # The properties of a failed update, until its rollback.
        self.failed_properties = None
        # Whether the next update is part of a rollback.
        self.rolling_back = False

    @staticmethod
    def cloudformation_type():
        return TYPE_NAMES[0]

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def _handle(cls, action, *operation):
        return handle(action, cls.cloudformation_type(), *operation)

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in READ_ONLY

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        stack_id, logical_id = kwargs["StackId"], kwargs["LogicalId"]
        properties = cloudformation_json["Properties"]
        try:
            return cls(stack_id, logical_id, properties, cls._handle("CREATE", stack_id, logical_id, properties))
        except HandlerFailed as failure:
            if failure.model:
                # The client exists although the create failed. CloudFormation deletes it in the rollback.
                failure.remaining = cls(stack_id, logical_id, properties, failure.model)
            raise

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.update(cloudformation_json["Properties"])
        return original_resource

    def update(self, properties):
        """The previous properties come from the last template or, in a rollback, from the template of the failed update."""
        previous = self.failed_properties or self.properties
        read_only = {name: self.model[name] for name in READ_ONLY if name in self.model}
        desired, previous = {**properties, **read_only}, {**previous, **read_only}
        if not self.rolling_back:
            self.failed_properties = properties
        self.model = self._handle("UPDATE", self.stack_id, self.logical_id, desired, previous, self.rolling_back)
        self.properties, self.failed_properties = properties, None

    def delete(self, account_id, region_name):
        identifiers = {name: self.model[name] for name in PRIMARY_IDENTIFIER}
        try:
            self._handle("DELETE", self.stack_id, self.logical_id, identifiers)
        except HandlerFailed as failure:
            # A missing resource counts as deleted.
            if failure.code != "NotFound":
                raise

    @classmethod
    def import_resource(cls, stack_id, logical_id, identifiers, properties):
        """CloudFormation reads the resource, and then updates it to the properties in the template.

        Users report that an import ends with an update (CloudFormation's coverage roadmap, issues 809 and 1497). The previous
        properties of this update are not documented. Here they are the template's properties, which the stack already has at that time.
        """
        model = cls._handle("READ", stack_id, logical_id, identifiers)
        read_only = {name: model[name] for name in READ_ONLY if name in model}
        desired = {**properties, **read_only}
        return cls(stack_id, logical_id, properties, cls._handle("UPDATE", stack_id, logical_id, desired, desired))

    @property
    def physical_resource_id(self):
        return "|".join(self.model[name] for name in PRIMARY_IDENTIFIER)

    def get_cfn_attribute(self, attribute_name):
        if attribute_name in READ_ONLY and attribute_name in self.model:
            return self.model[attribute_name]
        raise UnformattedGetAttTemplateException()

    def is_created(self):
        return True


def registered_as(name):
    """Our type under another name. moto finds the direct subclasses of CloudFormationModel alone."""
    return type("UserPoolClient", (UserPoolClient, CloudFormationModel), {"cloudformation_type": staticmethod(lambda: name)})


FURTHER = [registered_as(name) for name in TYPE_NAMES[1:]]
