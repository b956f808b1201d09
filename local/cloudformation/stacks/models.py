"""The operations on stacks: moto's operations with the fixes, and imports.

moto requires the names of these modules: for a backend in `models`, it reads the addresses from `urls` in the same folder.
"""

from moto.cloudformation import models as moto_models
from moto.cloudformation.exceptions import ValidationError

from .fixes.broken_templates import ReadableChangeSet, ReadableStack
from .fixes.change_sets import ChangeSets, PlannedChangeSet
from .fixes.events import Events
from .fixes.outputs import Outputs
from .fixes.parameters import GivenParameters, with_defaults
from .fixes.rollbacks import Rollbacks
from .handlers import ResourceFailed
from .resources import Resources


class Stack(Rollbacks, Outputs, Events, GivenParameters, ReadableStack):
    """A stack with the fixes. moto derives the names StackName and StackStatus from the name of this class."""


class LocalChangeSet(PlannedChangeSet, ReadableChangeSet):
    """A change set with the fixes."""


# moto creates stacks, change sets and resources by these names.
moto_models.ResourceMap = Resources
moto_models.Stack = Stack
moto_models.ChangeSet = LocalChangeSet


class StackBackend(ChangeSets):
    def update_stack(self, name, template, role_arn, parameters, tags):
        stack = self.get_stack(name)
        given = {
            one["ParameterKey"]: stack.stack_parameters[one["ParameterKey"]]
            if one.get("UsePreviousValue")
            else one["ParameterValue"]
            for one in parameters
        }
        self.refuse_unchanged(stack, template, given, tags)
        self._update(stack, template, given, tags, role_arn)
        return stack

    def continue_update_rollback(self, name):
        stack = self.get_stack(name)
        if stack.status != "UPDATE_ROLLBACK_FAILED":
            message = f"Stack:{stack.stack_id} is in {stack.status} state and can not continue rolling back."
            raise ValidationError(message=message)
        stack.become("UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated")
        stack.roll_back()

    def execute_change_set(self, change_set_name, stack_name=None):
        change_set = self.describe_change_set(change_set_name)
        self.refuse_unavailable(change_set)
        stack = change_set.stack
        if change_set.change_set_type == "IMPORT":
            self._import(stack, change_set)
        elif change_set.change_set_type == "UPDATE":
            # The given tags replace the current ones, also an empty list (documented for UpdateStack).
            self._update(stack, change_set.template, change_set.parameters, change_set.tags, change_set.role_arn)
        else:
            self.create_from(change_set)
        change_set.execution_status = "EXECUTE_COMPLETE"
        self.delete_others(change_set)

    def _update(self, stack, template, parameters, tags, role_arn):
        self.refuse_unfinished(stack)
        stack.update(template, role_arn, parameters, tags)

    def delete_stack(self, name_or_stack_id):
        """Keeps a stack whose deletion failed, so that it can be deleted again."""
        for stack in list(self.stacks.values()):
            if name_or_stack_id in (stack.name, stack.stack_id):
                stack.delete()
                if stack.status == "DELETE_COMPLETE":
                    self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)

    def create_import(self, stack, change_set_name, template, resources_to_import):
        """Checks an import, as documented: each new resource is imported and has a DeletionPolicy. Nothing else changes."""
        parameters = with_defaults(stack.parse_template(template), stack.parameters)
        change_set_id, stack_id = self.create_change_set(
            stack.name, change_set_name, template, parameters, description="", change_set_type="UPDATE"
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
        stack.resource_map.prepare(change_set.template_dict, change_set.parameters)
        stack.become("IMPORT_IN_PROGRESS", "User Initiated")
        try:
            stack.resource_map.import_resources(change_set.resources_to_import)
        except ResourceFailed as failure:
            reason = f"The following resource(s) failed to import: [{failure.logical_id}]."
            stack.become("IMPORT_ROLLBACK_IN_PROGRESS", reason)
            stack.resource_map.forget_imported(before, stack.stack_parameters)
            stack.become("IMPORT_ROLLBACK_COMPLETE")
            return
        stack.template = change_set.template
        stack._parse_template()
        stack.show_outputs()
        stack.become("IMPORT_COMPLETE")
