"""AWS::SecretsManager::Secret, created in moto's Secrets Manager. moto's CloudFormation engine does not have this type."""

import json
import uuid

from moto.core.common_models import CloudFormationModel
from moto.core.utils import camelcase_to_underscores
from moto.secretsmanager.models import secretsmanager_backends
from moto.secretsmanager.utils import random_password


DEFAULTS = {
    "password_length": 32,
    "exclude_characters": "",
    "exclude_numbers": False,
    "exclude_punctuation": False,
    "exclude_uppercase": False,
    "exclude_lowercase": False,
    "include_space": False,
    "require_each_included_type": True,
}


def secret_string(properties):
    """The secret in the template, or one that Secrets Manager generates."""
    options = properties.get("GenerateSecretString")
    if options is None:
        return properties.get("SecretString", "")
    given = {camelcase_to_underscores(name): _cast(value) for name, value in options.items()}
    password = random_password(**{name: given.get(name, default) for name, default in DEFAULTS.items()})
    template, key = options.get("SecretStringTemplate"), options.get("GenerateStringKey")
    return json.dumps({**json.loads(template), key: password}) if template and key else password


def _cast(value):
    """CloudFormation also accepts a number or a boolean as a text."""
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return int(value) if isinstance(value, str) and value.isdigit() else value


class Secret(CloudFormationModel):
    def __init__(self, arn, properties):
        self.physical_resource_id = arn
        self.properties = properties

    @staticmethod
    def cloudformation_type():
        return "AWS::SecretsManager::Secret"

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "Id"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        secret = secretsmanager_backends[account_id][region_name].create_secret(
            name=resource_name,
            secret_string=secret_string(properties),
            secret_binary=None,
            description=properties.get("Description"),
            tags=None,
            kms_key_id=None,
            client_request_token=None,
            replica_regions=[],
            force_overwrite=False,
        )
        return cls(json.loads(secret)["ARN"], properties)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        properties = cloudformation_json["Properties"]
        secretsmanager_backends[account_id][region_name].update_secret(
            original_resource.physical_resource_id,
            secret_string=secret_string(properties),
            client_request_token=str(uuid.uuid4()),
        )
        original_resource.properties = properties
        return original_resource

    def delete(self, account_id, region_name):
        secrets = secretsmanager_backends[account_id][region_name]
        secrets.delete_secret(
            self.physical_resource_id, recovery_window_in_days=None, force_delete_without_recovery=True
        )

    def get_cfn_attribute(self, attribute_name):
        return self.physical_resource_id

    def is_created(self):
        return True
