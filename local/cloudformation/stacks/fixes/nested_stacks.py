"""Nested stacks.

moto does not show the outputs of a nested stack. Instead of an update it creates another nested stack. It ignores the failure of
a nested stack.
"""

from moto.cloudformation import models
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.cloudformation.models import Stack
from moto.core.common_models import CloudFormationModel

from ..handlers import ResourceFailed

OUTPUTS = "Outputs."

# In moto, the class Stack itself implements the type. NestedStack replaces it.
Stack.cloudformation_type = staticmethod(lambda: "")


class NestedStack(CloudFormationModel):
    def __init__(self, backend, stack, logical_id):
        self.backend = backend
        self.stack = stack
        self.logical_id = logical_id
        self.physical_resource_id = stack.stack_id

    @staticmethod
    def cloudformation_type():
        return "AWS::CloudFormation::Stack"

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr.startswith(OUTPUTS)

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        backend = models.cloudformation_backends[account_id][region_name]
        properties = cloudformation_json["Properties"]
        stack = backend.create_stack(
            name=resource_name,
            template=_template(backend, properties),
            parameters=properties.get("Parameters", {}),
            tags={tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])},
        )
        nested = cls(backend, stack, kwargs["LogicalId"])
        nested.fail_unless("CREATE_COMPLETE", "created", remaining=nested)
        return nested

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.update(cloudformation_json["Properties"])
        return original_resource

    def update(self, properties):
        """Skips the update if nothing changes: after a failed update, the nested stack may already be rolled back."""
        template, parameters = _template(self.backend, properties), properties.get("Parameters", {})
        if self.stack.has_template(template) and self.stack.has_parameters(parameters):
            return
        given = [{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()]
        self.backend.update_stack(self.stack.stack_id, template, None, given, None)
        self.fail_unless("UPDATE_COMPLETE", "updated")

    def delete(self, account_id, region_name):
        self.backend.delete_stack(self.stack.stack_id)
        self.fail_unless("DELETE_COMPLETE", "deleted")

    def fail_unless(self, status, verb, remaining=None):
        if self.stack.status != status:
            reasons = [event.resource_status_reason for event in self.stack.events if event.resource_status_reason]
            message = f"Embedded stack {self.stack.stack_id} was not successfully {verb}: {reasons[-1]}"
            raise ResourceFailed(self.logical_id, "NotStabilized", message, message, remaining)

    def get_cfn_attribute(self, attribute_name):
        output = attribute_name.removeprefix(OUTPUTS)
        if output not in self.stack.output_map:
            raise UnformattedGetAttTemplateException()
        return self.stack.output_map[output].value

    def is_created(self):
        return True


def _template(backend, properties):
    return models.get_stack_from_s3_url(properties["TemplateURL"], backend.account_id, backend.partition)
