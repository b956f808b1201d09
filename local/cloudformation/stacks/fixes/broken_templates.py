"""Templates that can't be read.

moto answers a template that is neither YAML nor JSON, or one that names a condition or a key of a map that is not there, with an
error 500, which SDKs try again for half a minute. CloudFormation answers with a ValidationError, also for a template without resources.
"""

from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.models import ChangeSet, Stack
from moto.cloudformation.parsing import ResourceMap
from yaml import MarkedYAMLError, YAMLError

from .functions import with_attributes
from .transforms import expanded

_parse = Stack.parse_template


def parse_template(text):
    """The template as CloudFormation goes by it, after its macro."""
    return expanded(read_template(text))


def read_template(text):
    """The template as it is written."""
    try:
        template = _parse(text)
    # moto tries JSON where YAML fails, and JSON is YAML.
    except (YAMLError, ValueError) as error:
        raise ValidationError(message=f"Template format error: YAML not well-formed.{_place(error)}") from error
    if not isinstance(template, dict):
        raise ValidationError(message="Template format error: unsupported structure.")
    if not template.get("Resources"):
        raise ValidationError(message="Template format error: At least one Resources member must be defined.")
    return with_attributes(template)


def _place(error):
    while error is not None and not isinstance(error, MarkedYAMLError):
        error = error.__context__
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""


class ReadableStack(Stack):
    parse_template = staticmethod(parse_template)


class ReadableChangeSet(ChangeSet):
    def _parse_template(self):
        self.template_dict = parse_template(self.template)


class ReadableTemplates(ResourceMap):
    def load(self):
        try:
            super().load()
        except CloudFormationError:
            raise
        except Exception as error:
            message = f"Template error: {error.args[0] if error.args else error} ({type(error).__name__})"
            raise ValidationError(message=message) from error
