"""The requests that moto's CloudFormation does not take: change sets that import."""

from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult


class StackResponse(CloudFormationResponse):
    def create_change_set(self):
        if self._get_param("ChangeSetType") != "IMPORT":
            return super().create_change_set()
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        change_set_id, stack_id = self.cloudformation_backend.create_import(
            stack, self._get_param("ChangeSetName"), self._get_param("TemplateBody"), self._get_param("ResourcesToImport")
        )
        return ActionResult({"Id": change_set_id, "StackId": stack_id})
