"""Dynamic references to secrets of Secrets Manager.

moto leaves `{{resolve:secretsmanager:SECRET}}` as it is. CloudFormation puts the value there when it makes or updates the resource, and
nowhere else: its events and its comparisons have the reference, so that a rotation alone changes nothing. A secret is moto's, or one
that the local Cognito manages.
"""

import json
import os
import re

import boto3
from botocore.exceptions import ClientError
from moto.cloudformation.exceptions import ValidationError
from moto.secretsmanager.exceptions import SecretNotFoundException
from moto.secretsmanager.models import secretsmanager_backends

# A name or an ARN, and then a member of its JSON, a stage and a version, each of which may be left out or empty. An ARN that Cognito
# answers may have a slash behind the word secret.
REFERENCE = re.compile(
    r"\{\{resolve:secretsmanager:((?:arn:[^{}]*:secret[:/])?[^:{}]+)"
    r"(?::SecretString(?::([^:{}]*)(?::([^:{}]*)(?::([^:{}]*))?)?)?)?\}\}"
)


def with_secrets(value, resources):
    """A copy of a value, with secrets in place of the references."""
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
        # Not the cause of it, which has the secret in it.
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
