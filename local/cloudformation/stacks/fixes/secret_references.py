"""Dynamic references to secrets in Secrets Manager.

moto does not replace `{{resolve:secretsmanager:SECRET}}`. CloudFormation replaces it by the value only when it creates or updates
the resource. Its events and its comparisons use the reference, so a rotation alone is no change. The secrets are in moto's
Secrets Manager, or managed by the local Cognito.
"""

import json
import os
import re

import boto3
from botocore.exceptions import ClientError
from moto.cloudformation.exceptions import ValidationError
from moto.secretsmanager.exceptions import SecretNotFoundException
from moto.secretsmanager.models import secretsmanager_backends

# A name or an ARN, then optionally a member of the JSON, a stage and a version, which may be empty. An ARN from Cognito may have a
# slash after the word secret.
REFERENCE = re.compile(
    r"\{\{resolve:secretsmanager:((?:arn:[^{}]*:secret[:/])?[^:{}]+)"
    r"(?::SecretString(?::([^:{}]*)(?::([^:{}]*)(?::([^:{}]*))?)?)?)?\}\}"
)


def with_secrets(value, resources):
    """A copy of a value in which secrets replace the references."""
    if isinstance(value, dict):
        return {name: with_secrets(member, resources) for name, member in value.items()}
    if isinstance(value, list):
        return [with_secrets(member, resources) for member in value]
    if isinstance(value, str):
        return REFERENCE.sub(lambda found: _value(*found.groups(), resources), value)
    return value


def _value(secret_id, member, stage, version_id, resources):
    text = _secret_string(secret_id, stage or None, version_id or None, resources)
    if not member:
        return text
    try:
        return str(json.loads(text)[member])
    except (ValueError, KeyError, TypeError):
        # The error that caused this one may contain the secret, so it is not attached.
        raise ValidationError(message="Could not find a value associated with JSONKey in SecretString") from None


def _secret_string(secret_id, stage, version_id, resources):
    secrets = secretsmanager_backends[resources["AWS::AccountId"]][resources["AWS::Region"]]
    try:
        return secrets.get_secret_value(secret_id, version_id, stage)["SecretString"]
    except SecretNotFoundException:
        return _managed_secret_string(secret_id, stage, version_id)


def _managed_secret_string(secret_id, stage, version_id):
    url = os.environ["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"]
    client = boto3.client("secretsmanager", endpoint_url=url)
    choice = {"SecretId": secret_id, "VersionStage": stage, "VersionId": version_id}
    try:
        return client.get_secret_value(**{name: given for name, given in choice.items() if given})["SecretString"]
    except ClientError as error:
        raise ValidationError(message=error.response["Error"]["Message"]) from error
