"""Invalid templates.

moto answers with HTTP 500 if a template is neither YAML nor JSON, or if it names a missing condition or a missing key of a map.
SDKs retry an HTTP 500 for half a minute. CloudFormation answers with a ValidationError, also for a template without resources.
"""

from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.models import ChangeSet, Stack
from moto.cloudformation.parsing import ResourceMap
from yaml import MarkedYAMLError, YAMLError

from .functions import with_attributes
from .transforms import expanded

_parse = Stack.parse_template


def parse_template(text):
    """The template after its macro."""
    return expanded(read_template(text))


def read_template(text):
    """The template before its macro."""
    try:
        template = _parse(text)
    # After a YAMLError, moto parses the text as JSON, which throws ValueError.
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
