"""Expands the macro of SAM in a template that is not packaged: `python -m stacks.expand`.

It reads {"template": ..., "parameters": ...} and prints {"template": ...}, or {"refusal": ...} with the reason. CloudFormation
refuses paths on this machine. The SAM CLI uploads the files first, but this program does not. No function runs here, so the
program replaces each path by an address that SAM accepts, and the code of each function by a text.
"""

import json
import sys

from moto.cloudformation.exceptions import ValidationError

from .fixes.functions import with_attributes
from .fixes.transforms import expanded

BUCKET = "not-on-this-machine"
ADDRESS = f"s3://{BUCKET}/file"
IMAGE = f"123456789012.dkr.ecr.us-east-1.amazonaws.com/{BUCKET}:latest"

# The properties that the SAM CLI uploads, by the part of Globals that can have them.
FILES = {
    "Function": "CodeUri",
    "Api": "DefinitionUri",
    "HttpApi": "DefinitionUri",
    "LayerVersion": "ContentUri",
    "StateMachine": "DefinitionUri",
    "Application": "Location",
    "GraphQLApi": "SchemaUri",
}


def without_paths(template):
    for kind, properties in _serverless_parts(template):
        name = FILES.get(kind)
        if name in properties and _is_path(properties[name]):
            properties[name] = ADDRESS
        if kind == "Function" and properties.get("PackageType") == "Image":
            properties.setdefault("ImageUri", IMAGE)
    return template


def with_code(template):
    """Replaces the code of each function that had a path by a text."""
    for resource in template["Resources"].values():
        code = (resource.get("Properties") or {}).get("Code")
        if resource.get("Type") == "AWS::Lambda::Function" and isinstance(code, dict) and code.get("S3Bucket") == BUCKET:
            resource["Properties"]["Code"] = {"ZipFile": "No function runs on this machine."}
    return template


def _serverless_parts(template):
    for kind, properties in (template.get("Globals") or {}).items():
        if isinstance(properties, dict):
            yield kind, properties
    for resource in template["Resources"].values():
        service, _, kind = resource["Type"].rpartition("::")
        if service == "AWS::Serverless":
            yield kind, resource.setdefault("Properties", {})


def _is_path(value):
    return isinstance(value, str) and not value.startswith(("s3://", "https://"))


def in_order(template, names):
    """Sorts the resources: first the template's resources in their order, then the resources that SAM adds. SAM's library uses another order."""
    resources = template["Resources"]
    ordered = [name for name in names if name in resources] + sorted(name for name in resources if name not in names)
    return {**template, "Resources": {name: resources[name] for name in ordered}}


def expand(template, parameters):
    names = list(template["Resources"])
    try:
        return {"template": in_order(with_code(expanded(without_paths(with_attributes(template)), parameters)), names)}
    except ValidationError as refused:
        return {"refusal": refused.message}


if __name__ == "__main__":
    json.dump(expand(**json.load(sys.stdin)), sys.stdout)
