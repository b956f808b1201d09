"""The operations on stacks: moto's, with rollbacks and imports.

The names of the modules are those that moto looks for: a backend in `models` finds its addresses in `urls` beside it.
"""

from moto.cloudformation import models as moto_models
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.core.exceptions import ServiceException
from werkzeug.exceptions import HTTPException

from .handlers import ResourceFailed
from .resources import Resources

# What the resources of a stack throw, ours and moto's own. A CloudFormationError is about the template, and goes to the caller.
RESOURCE_FAILURES = (ResourceFailed, ServiceException, HTTPException)

# Stacks make their resources by this name.
moto_models.ResourceMap = Resources


class StackBackend(CloudFormationBackend):
    """As in AWS, the failure of a resource is told by the stack's status and events, not by an error."""

    def create_stack(self, name, template, parameters, **options):
        try:
            return super().create_stack(name, template, parameters, **options)
        except CloudFormationError:
            raise
        except RESOURCE_FAILURES as failure:
            stack = self.get_stack(name)
            stack._add_stack_event("ROLLBACK_IN_PROGRESS", str(failure))
            stack.resource_map.delete()
            stack.status = "ROLLBACK_COMPLETE"
            return stack

    def update_stack(self, name, template, role_arn, parameters, tags):
        stack = self.get_stack(name)
        self._update(stack, template, self._resolve_update_parameters(instance=stack, incoming_params=parameters))
        return stack

    def execute_change_set(self, change_set_name, stack_name=None):
        change_set = self.describe_change_set(change_set_name)
        if change_set.change_set_type == "IMPORT":
            self._import(change_set.stack, change_set)
        elif change_set.change_set_type == "UPDATE":
            # Tags that are given, be it none, take the place of those that are there: documented for UpdateStack.
            if change_set.tags is not None:
                change_set.stack.tags = change_set.tags
            self._update(change_set.stack, change_set.template, change_set.parameters)
        else:
            # What stands there is the empty stack that came with the change set.
            del self.stacks[change_set.stack_id]
            self.create_stack(change_set.stack_name, change_set.template, change_set.parameters)
        change_set.execution_status = "EXECUTE_COMPLETE"

    def _update(self, stack, template, parameters):
        before = stack.template, stack.parameters
        try:
            stack.update(template, parameters=_with_defaults(template, parameters))
        except CloudFormationError:
            stack.template, stack.parameters = before
            stack._parse_template()
            raise
        except RESOURCE_FAILURES as failure:
            stack._add_stack_event("UPDATE_ROLLBACK_IN_PROGRESS", str(failure))
            stack.template, stack.parameters = before
            stack._parse_template()
            stack.resource_map.update(stack.template_dict, stack.parameters)
            stack.output_map = stack._create_output_map()
            stack.status = "UPDATE_ROLLBACK_COMPLETE"

    def create_import(self, stack, change_set_name, template, resources_to_import):
        """As CloudFormation documents it: each new resource is imported and has a DeletionPolicy, and nothing else changes."""
        change_set_id, stack_id = self.create_change_set(
            stack.name, change_set_name, template, stack.parameters, description="", change_set_type="UPDATE"
        )
        change_set = self.describe_change_set(change_set_id)
        before, after = stack.template_dict, change_set.template_dict
        imported = {to_import["LogicalResourceId"] for to_import in resources_to_import}
        added = {change.logical_resource_id for change in change_set.changes if change.action == "Add"}
        if added != imported or len(change_set.changes) != len(imported):
            raise ValidationError(message="As part of the import operation, no resource but those to import may change")
        if before.get("Outputs") != after.get("Outputs"):
            raise ValidationError(message="As part of the import operation, you cannot modify or add [Outputs]")
        for logical_id in imported:
            if "DeletionPolicy" not in after["Resources"][logical_id]:
                raise ValidationError(message=f"{logical_id} must have a DeletionPolicy attribute to be imported")
        change_set.change_set_type = "IMPORT"
        change_set.resources_to_import = resources_to_import
        return change_set_id, stack_id

    def _import(self, stack, change_set):
        before = stack.template_dict
        try:
            stack.resource_map.import_resources(change_set.template_dict, change_set.resources_to_import)
        except RESOURCE_FAILURES as failure:
            stack._add_stack_event("IMPORT_ROLLBACK_IN_PROGRESS", str(failure))
            stack.resource_map.forget_imported(before)
            stack.status = "IMPORT_ROLLBACK_COMPLETE"
            return
        stack.template = change_set.template
        stack._parse_template()
        stack.output_map = stack._create_output_map()
        stack.status = "IMPORT_COMPLETE"


def _with_defaults(template, parameters):
    """What is not given has its default. moto would keep the value that was given before."""
    definitions = Stack.parse_template(template).get("Parameters", {})
    defaults = {name: str(slot["Default"]) for name, slot in definitions.items() if "Default" in slot}
    return {**defaults, **parameters}
