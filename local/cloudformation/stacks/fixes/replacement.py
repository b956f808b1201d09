"""Create-only properties.

In moto, each type decides: it updates the resource in place for any change, or replaces it at once. CloudFormation replaces a
resource if a create-only property of its schema changes. The schemas of AWS's own types come from cfn-lint, or from
tools/examples/schemas if cfn-lint does not have them.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ..handlers import TYPE_NAMES, as_sent
from ..user_pool_client import SCHEMA

# The folder of cfn-lint. An import of cfn-lint would take a second.
CFN_LINT = Path(find_spec("cfnlint").origin).parent
AWS_SCHEMAS = (
    CFN_LINT / "data" / "schemas" / "providers" / "us_east_1",
    Path(__file__).parents[4] / "tools" / "examples" / "schemas",
)


def needs_replacement(resource_type, before, after):
    return any(_at(before, path) != _at(after, path) for path in _create_only(resource_type))


@cache
def _create_only(resource_type):
    """The paths of the create-only properties of a type; none for a type without a schema."""
    if resource_type in TYPE_NAMES:
        schema = SCHEMA
    else:
        name = f"{resource_type.lower().replace('::', '-')}.json"
        files = [folder / name for folder in AWS_SCHEMAS if (folder / name).exists()]
        schema = json.loads(files[0].read_text()) if files else {}
    pointers = schema.get("createOnlyProperties", [])
    return [pointer.removeprefix("/properties/").split("/") for pointer in pointers]


def _at(properties, path):
    """The value at a path. If the path leads into a list (a star in the pointer), the whole list is the value."""
    value = properties
    for name in path:
        if not isinstance(value, dict):
            break
        value = value.get(name)
    return as_sent(value)
