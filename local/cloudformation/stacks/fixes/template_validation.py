"""ValidateTemplate.

moto runs cfn-lint, which does not know private types and refuses much more than CloudFormation does. moto's answer has no
parameters. CloudFormation checks only the form of the template. Its answer has the parameters of the template.
"""

from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult

from .broken_templates import read_template
from .parameters import default_of, is_hidden
from .transforms import declared_transforms


class TemplateValidation(CloudFormationResponse):
    def validate_template(self):
        url = self._get_param("TemplateURL")
        template = read_template(self._get_stack_from_s3_url(url) if url else self._get_param("TemplateBody"))
        slots = template.get("Parameters") or {}
        return ActionResult(
            {
                "Description": template.get("Description"),
                "Parameters": [_parameter(name, slot) for name, slot in slots.items()],
                "Capabilities": [],
                "DeclaredTransforms": declared_transforms(template),
            }
        )


def _parameter(name, slot):
    return {
        "ParameterKey": name,
        "DefaultValue": default_of(slot),
        "NoEcho": is_hidden(slot),
        "Description": slot.get("Description"),
    }
