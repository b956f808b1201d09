"""Parameters.

In moto:
- The default of a list is not split, and the items of a list are not trimmed.
- The parameters of earlier templates stay. A parameter without a value in an update keeps its old value, and not the default.
- In an update, `UsePreviousValue` fails if the parameter had its default. In a change set, it uses a list as the value.
- `UsePreviousValue` for a parameter that the stack does not have is HTTP 500.
- A parameter that is not in the template is ignored.
- DescribeStacks shows a list in the notation of Python.
"""

from moto.cloudformation.exceptions import MissingParameterError, ValidationError
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import ResourceMap

FROM_SSM = "AWS::SSM::Parameter::"


class Parameters(ResourceMap):
    def load_parameters(self):
        slots = self._template.get("Parameters") or {}
        unknown = [name for name in self.input_parameters if name not in slots]
        # moto also passes the parameters of a change set to the empty stack of the change set.
        if unknown and self._template:
            raise ValidationError(message=f"Parameters: [{', '.join(unknown)}] do not exist in the template")
        self.input_parameters = with_defaults(self._template, self.input_parameters)
        self.no_echo_parameter_keys = [name for name, slot in slots.items() if is_hidden(slot)]
        for name in slots:
            if name not in self.input_parameters:
                raise MissingParameterError(name)
        self.resolved_parameters = {name: self._value(name, slot) for name, slot in slots.items()}
        self._parsed_resources.update(self.resolved_parameters)

    def _value(self, name, slot):
        """The value of Ref."""
        value, value_type = self.input_parameters[name], slot.get("Type", "String")
        if value_type.startswith(FROM_SSM):
            value = self.parse_ssm_parameter(value, value_type)
        if value_type == "CommaDelimitedList" or "List<" in value_type:
            items = value if isinstance(value, list) else value.split(",")
            return [_number(item.strip()) if value_type == "List<Number>" else item.strip() for item in items]
        return _number(value) if value_type == "Number" else value


class PreviousValues(dict):
    """The values for UsePreviousValue."""

    def __missing__(self, name):
        reason = "Cannot specify usePreviousValue as true for a parameter key not in the previous template"
        raise ValidationError(message=f"Invalid input for parameter key {name}. {reason}")


class GivenParameters(Stack):
    """The parameters of a stack as texts: the given values, and the defaults of the others."""

    @property
    def stack_parameters(self):
        return PreviousValues(with_defaults(self.template_dict, self.parameters))

    @property
    def parameter_list(self):
        hidden = self.resource_map.no_echo_parameter_keys
        return [
            {"ParameterKey": name, "ParameterValue": "****" if name in hidden else value}
            for name, value in self.stack_parameters.items()
        ]

    def has_parameters(self, other_parameters):
        before = self.stack_parameters
        return set(other_parameters) <= set(before) and before == with_defaults(self.template_dict, other_parameters)


def with_defaults(template, parameters):
    """The value of each parameter in a template. Ignores given parameters that are not in the template."""
    slots = template.get("Parameters") or {}
    defaults = {name: default_of(slot) for name, slot in slots.items() if "Default" in slot}
    return {**defaults, **{name: _text(value) for name, value in parameters.items() if name in slots}}


def default_of(slot):
    """The default of a parameter as a text, or None."""
    return _text(slot["Default"]) if "Default" in slot else None


def is_hidden(slot):
    """Whether answers must hide the value of a parameter."""
    return str(slot.get("NoEcho")).lower() == "true"


def _number(text):
    """In CloudFormation, a number stays a text, and the types cast it. The types of moto need numbers."""
    try:
        return int(text)
    except ValueError:
        return float(text)


def _text(value):
    """A default may be a number or a boolean in the template."""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(_text, value)) if isinstance(value, list) else str(value)
