"""The requests that moto's CloudFormation does not take: change sets that import, and what a registered type is like."""

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult

from .handlers import TYPE_NAME


class StackResponse(CloudFormationResponse):
    def create_change_set(self):
        if self._get_param("ChangeSetType") != "IMPORT":
            self._use_given_values()
            answer = super().create_change_set()
            if self._get_param("Tags") is None:
                self.cloudformation_backend.describe_change_set(answer.result["Id"]).tags = None
            return answer
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        url = self._get_param("TemplateURL")
        template = self._get_stack_from_s3_url(url) if url else self._get_param("TemplateBody")
        change_set_id, stack_id = self.cloudformation_backend.create_import(
            stack, self._get_param("ChangeSetName"), template, self._get_param("ResourcesToImport")
        )
        return ActionResult({"Id": change_set_id, "StackId": stack_id})

    def _use_given_values(self):
        """moto takes a previous value as it was resolved, which is a list where a text was given."""
        if self._get_param("ChangeSetType") != "UPDATE":
            return
        given = self.cloudformation_backend.get_stack(self._get_param("StackName")).parameters
        for parameter in self._get_param("Parameters", []):
            if parameter.get("UsePreviousValue") and parameter["ParameterKey"] in given:
                del parameter["UsePreviousValue"]
                parameter["ParameterValue"] = given[parameter["ParameterKey"]]

    def describe_type(self):
        """Our type is registered; it has the handlers with which CloudFormation calls a type fully mutable."""
        if self._get_param("TypeName") != TYPE_NAME:
            raise ValidationError(message="The type is not registered.")
        return ActionResult({"Type": "RESOURCE", "TypeName": TYPE_NAME, "ProvisioningType": "FULLY_MUTABLE"})
