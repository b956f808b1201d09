"""Change sets.

In moto:
- A change set is found by its name among all stacks, so it may belong to another stack. A missing change set is HTTP 500.
- Only a change of the template's text is a change.
- A change set without changes can be executed, and UpdateStack without changes succeeds.
- A change set without a type creates a stack. In CloudFormation it updates a stack.
- When one change set of a stack is executed, the others stay.
- A stack that can't be updated can get a change set.
"""

from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.models import Change, ChangeSet, CloudFormationBackend
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult, EmptyResult


# An update can start after any finished operation, except a create that was rolled back.
UPDATABLE = (
    "CREATE_COMPLETE",
    "IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE",
)


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFound"


class InvalidChangeSetStatus(CloudFormationError):
    code = "InvalidChangeSetStatus"


class PlannedChangeSet(ChangeSet):
    def diff(self):
        return [_change(*one) for one in self.stack.resource_map.plan(self.template_dict, self.parameters)]


def _change(action, logical_id, resource_type, created, replacement):
    change = Change(action=action, logical_resource_id=logical_id, resource_type=resource_type)
    change.physical_resource_id = created.physical_id if created else None
    change.replacement = replacement
    return change


class ChangeSets(CloudFormationBackend):
    def create_change_set(self, stack_name, change_set_name, template, parameters, description, change_set_type, **options):
        existing = next((stack for stack in self.stacks.values() if stack_name in (stack.name, stack.stack_id)), None)
        if change_set_type == "CREATE" and existing and existing.status != "REVIEW_IN_PROGRESS":
            message = f"Stack [{stack_name}] already exists and cannot be created again with the changeSet [{change_set_name}]."
            raise ValidationError(message=message)
        if change_set_type == "UPDATE" and existing:
            self.refuse_unfinished(existing)
        name = existing.name if existing else stack_name
        try:
            change_set_id, stack_id = super().create_change_set(
                name, change_set_name, template, parameters, description, change_set_type, **options
            )
        except CloudFormationError:
            self._drop_empty_stacks(name, existing)
            raise
        change_set = self.change_sets[change_set_id]
        if change_set_type == "CREATE" and existing:
            change_set.stack, change_set.stack_id = existing, existing.stack_id
            self._drop_empty_stacks(name, existing)
        return change_set_id, change_set.stack_id

    def _drop_empty_stacks(self, name, kept):
        """moto creates an empty stack for each change set of type CREATE."""
        for stack in list(self.stacks.values()):
            if stack.name == name and stack.status == "REVIEW_IN_PROGRESS" and stack is not kept:
                del self.stacks[stack.stack_id]

    def find_change_set(self, name, stack_name):
        """The newest change set with this name in a stack, or the change set with this id."""
        for change_set in reversed(self.change_sets.values()):
            of_stack = stack_name in (change_set.stack.name, change_set.stack_id)
            if name == change_set.change_set_id or (name == change_set.change_set_name and of_stack):
                return change_set
        raise ChangeSetNotFound(f"ChangeSet [{name}] does not exist")

    def refuse_unfinished(self, stack):
        if stack.status not in UPDATABLE:
            message = f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated."
            raise ValidationError(message=message)

    def refuse_unavailable(self, change_set):
        if change_set.execution_status != "AVAILABLE":
            message = f"ChangeSet [{change_set.change_set_id}] cannot be executed in its current status of [{change_set.status}]"
            raise InvalidChangeSetStatus(message)

    def delete_others(self, executed):
        """Deletes the other change sets of the stack, because they describe changes to an older state of it."""
        others = [one for one in self.change_sets.values() if one.stack is executed.stack and one is not executed]
        for other in others:
            del self.change_sets[other.change_set_id]

    def refuse_unchanged(self, stack, template, parameters, tags):
        if stack.has_template(template) and stack.has_parameters(parameters) and tags in (None, stack.tags):
            raise ValidationError(message="No updates are to be performed.")

    def create_from(self, change_set):
        """Creates the resources of the change set's template in the empty stack of the change set."""
        stack = change_set.stack
        stack.template, stack.parameters = change_set.template, change_set.parameters
        stack._parse_template()
        stack.resource_map = stack._create_resource_map()
        stack.become("CREATE_IN_PROGRESS", "User Initiated")
        stack.create_resources()


class ChangeSetResponse(CloudFormationResponse):
    def _validate_different_update(self, incoming_params, stack_body, old_stack):
        """Turns off a check of moto: without changes, CloudFormation creates a failed change set. The backend checks UpdateStack."""

    def _get_param(self, param_name, if_none=None):
        return super()._get_param(param_name, "UPDATE" if param_name == "ChangeSetType" else if_none)

    def create_change_set(self):
        answer = super().create_change_set()
        change_set = self.cloudformation_backend.change_sets[answer.result["Id"]]
        # Without tags in the request, the stack keeps its tags. moto would remove them.
        if self._get_param("Tags") is None:
            change_set.tags = None
        elif change_set.execution_status == "UNAVAILABLE" and change_set.tags != change_set.stack.tags:
            change_set.status, change_set.execution_status, change_set.status_reason = "CREATE_COMPLETE", "AVAILABLE", None
        return answer

    def describe_change_set(self):
        return ActionResult(self._change_set())

    def execute_change_set(self):
        self.cloudformation_backend.execute_change_set(self._change_set().change_set_id)
        return EmptyResult()

    def delete_change_set(self):
        try:
            self.cloudformation_backend.delete_change_set(self._change_set().change_set_id)
        except ChangeSetNotFound:
            pass  # AWS accepts this.
        return EmptyResult()

    def list_change_sets(self):
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        change_sets = self.cloudformation_backend.change_sets.values()
        return ActionResult({"Summaries": [one for one in change_sets if one.stack is stack]})

    def _change_set(self):
        name, stack_name = self._get_param("ChangeSetName"), self._get_param("StackName")
        return self.cloudformation_backend.find_change_set(name, stack_name)
