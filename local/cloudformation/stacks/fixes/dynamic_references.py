"""Dynamic references to parameters of Systems Manager.

moto does not replace `{{resolve:ssm:NAME}}` and `{{resolve:ssm-secure:NAME}}`. CloudFormation replaces them by the value.
"""

import re

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.ssm import ssm_backends

REFERENCE = re.compile(r"\{\{resolve:ssm(?:-secure)?:([\w./-]+(?::\d+)?)\}\}")

_clean_json = parsing.clean_json


def clean_json(value, resources):
    cleaned = _clean_json(value, resources)
    if not isinstance(cleaned, str):
        return cleaned
    return REFERENCE.sub(lambda found: _value(found[1], resources), cleaned)


def _value(name, resources):
    parameter = ssm_backends[resources["AWS::AccountId"]][resources["AWS::Region"]].get_parameter(name)
    if parameter is None:
        raise ValidationError(message=f"Unable to fetch parameters [{name}] from parameter store for this account.")
    return parameter.value


# moto calls the function by this name, also from the function itself.
parsing.clean_json = clean_json
