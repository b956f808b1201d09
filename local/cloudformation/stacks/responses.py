"""The requests that moto's CloudFormation does not support: change sets of type IMPORT, DescribeType and ContinueUpdateRollback."""

from moto.cloudformation.exceptions import CloudFormationError
from moto.cloudformation.parsing import get_model_map
from moto.core.responses import ActionResult, EmptyResult

from .fixes.change_sets import ChangeSetResponse
from .fixes.resource_statuses import ResourceStatuses
from .fixes.stack_names import StackNames
from .fixes.template_validation import TemplateValidation
from .handlers import TYPE_NAMES


class TypeNotFound(CloudFormationError):
    code = "TypeNotFoundException"


class StackResponse(StackNames, ChangeSetResponse, ResourceStatuses, TemplateValidation):
    def create_change_set(self):
        if self._get_param("ChangeSetType") != "IMPORT":
            return super().create_change_set()
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        url = self._get_param("TemplateURL")
        template = self._get_stack_from_s3_url(url) if url else self._get_param("TemplateBody")
        change_set_id, stack_id = self.cloudformation_backend.create_import(
            stack, self._get_param("ChangeSetName"), template, self._get_param("ResourcesToImport")
        )
        return ActionResult({"Id": change_set_id, "StackId": stack_id})

    def describe_type(self):
        """Describes our type, and the types of AWS that the engine can create. Custom resources are unknown here."""
        name = self._get_param("TypeName")
        if name in TYPE_NAMES:
            return ActionResult({"Type": "RESOURCE", "TypeName": name, "ProvisioningType": "FULLY_MUTABLE"})
        if name not in get_model_map():
            raise TypeNotFound(f"The type {name} is not registered.")
        return ActionResult({"Type": "RESOURCE", "TypeName": name})

    def continue_update_rollback(self):
        self.cloudformation_backend.continue_update_rollback(self._get_param("StackName"))
        return EmptyResult()
