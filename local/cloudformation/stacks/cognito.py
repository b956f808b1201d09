"""The AWS::Cognito types that templates use together with our type. They use the local Cognito. moto's engine has none of them."""

import boto3
from botocore.exceptions import ClientError
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel

from .handlers import ResourceFailed, as_sent

# The environment has the Region and the address of the local Cognito.
cognito = boto3.client("cognito-idp")


def call(logical_id, operation, **parameters):
    """Calls Cognito for a resource. Throws ResourceFailed if Cognito refuses."""
    try:
        return operation(**parameters)
    except ClientError as error:
        raise ResourceFailed(logical_id, error.response["Error"]["Code"], error.response["Error"]["Message"]) from error


def as_input(operation, properties):
    """Casts properties to the types of an operation's input. A template may have numbers and booleans as texts."""
    return _cast(properties, cognito.meta.service_model.operation_model(operation).input_shape)


def _cast(value, shape):
    if shape is None or value is None:
        return value
    if shape.type_name == "structure" and isinstance(value, dict):
        return {name: _cast(member, shape.members.get(name)) for name, member in value.items()}
    if shape.type_name == "map" and isinstance(value, dict):
        return {name: _cast(member, shape.value) for name, member in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [_cast(item, shape.member) for item in value]
    if shape.type_name == "boolean" and isinstance(value, str):
        return value.lower() == "true" if value.lower() in ("true", "false") else value
    if shape.type_name in ("integer", "long") and isinstance(value, str):
        return int(value) if value.lstrip("-").isdigit() else value
    if shape.type_name == "string" and isinstance(value, bool | int | float):
        return as_sent(value)
    return value


class CognitoResource:
    """The base of these types. A type has `create`, which returns a resource, and `remove`. It may have `change`."""

    # The attributes for GetAtt.
    attributes = ()

    # Whether the next update is part of a rollback.
    rolling_back = False

    def __init__(self, logical_id, physical_resource_id, properties, values=None):
        self.logical_id = logical_id
        self.physical_resource_id = physical_resource_id
        # The properties in the template, with all functions resolved.
        self.properties = properties
        self.values = values or {}

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in cls.attributes

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls.create(kwargs["LogicalId"], resource_name, cloudformation_json["Properties"])

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.change(cloudformation_json["Properties"])
        original_resource.properties = cloudformation_json["Properties"]
        return original_resource

    def change(self, properties):
        raise ResourceFailed(self.logical_id, "NotUpdatable", "This engine can't update resources of this type.")

    def delete(self, account_id, region_name):
        self.remove()

    def get_cfn_attribute(self, attribute_name):
        if attribute_name in self.values:
            return self.values[attribute_name]
        raise UnformattedGetAttTemplateException()

    def is_created(self):
        return True


class UserPool(CognitoResource, CloudFormationModel):
    attributes = ("Arn", "ProviderName", "ProviderURL", "UserPoolId")

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPool"

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        settings = as_input("CreateUserPool", {"PoolName": properties.get("UserPoolName", resource_name), **properties})
        # AWS's type sets its other properties by other operations. They do not affect clients, so they are ignored.
        known = cognito.meta.service_model.operation_model("CreateUserPool").input_shape.members
        request = {name: value for name, value in settings.items() if name in known}
        pool = call(logical_id, cognito.create_user_pool, **request)["UserPool"]
        provider = f"cognito-idp.{pool['Id'].split('_')[0]}.amazonaws.com/{pool['Id']}"
        values = {
            "Arn": pool["Arn"],
            "ProviderName": provider,
            "ProviderURL": f"https://{provider}",
            "UserPoolId": pool["Id"],
        }
        return cls(logical_id, pool["Id"], properties, values)

    def change(self, properties):
        """Adds attributes. Refuses other changes that would affect clients, and ignores all other properties."""
        before, after = (_by_name(one.get("Schema") or []) for one in (self.properties, properties))
        # Cognito can't remove an attribute, so a rollback keeps it.
        if not self.rolling_back and any(after.get(name) != attribute for name, attribute in before.items()):
            message = "Existing schema attributes cannot be modified or deleted."
            raise ResourceFailed(self.logical_id, "InvalidRequest", message)
        if properties.get("UserPoolTier") != self.properties.get("UserPoolTier"):
            raise ResourceFailed(self.logical_id, "NotUpdatable", "The local Cognito can't change the tier of a pool.")
        added = [attribute for name, attribute in after.items() if name not in before]
        if added and not self.rolling_back:
            identifier = {"UserPoolId": self.physical_resource_id}
            request = as_input("AddCustomAttributes", {**identifier, "CustomAttributes": added})
            call(self.logical_id, cognito.add_custom_attributes, **request)

    def remove(self):
        call(self.logical_id, cognito.delete_user_pool, UserPoolId=self.physical_resource_id)


def _by_name(schema):
    return {attribute.get("Name"): as_sent(attribute) for attribute in schema}


class PartOfPool(CognitoResource):
    """A part of a pool with a name. Ref returns the name."""

    # The property with the name. A type also has the operations that create and delete it.
    name = ""

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        operation = cognito.meta.method_to_api_mapping[cls.create_operation.__name__]
        call(logical_id, cls.create_operation, **as_input(operation, properties))
        return cls(logical_id, properties[cls.name], properties)

    def change(self, properties):
        """Deletes the part and creates it again with the same name, because the local Cognito can't update it."""
        self.remove()
        try:
            self.create(self.logical_id, "", properties)
        except ResourceFailed:
            self.create(self.logical_id, "", self.properties)
            raise

    def remove(self):
        identifiers = {"UserPoolId": self.properties["UserPoolId"], self.name: self.physical_resource_id}
        call(self.logical_id, self.delete_operation, **identifiers)


class UserPoolIdentityProvider(PartOfPool, CloudFormationModel):
    name = "ProviderName"
    create_operation = cognito.create_identity_provider
    delete_operation = cognito.delete_identity_provider

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolIdentityProvider"


class UserPoolResourceServer(PartOfPool, CloudFormationModel):
    name = "Identifier"
    create_operation = cognito.create_resource_server
    delete_operation = cognito.delete_resource_server

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolResourceServer"


class UserPoolDomain(CognitoResource, CloudFormationModel):
    """The local Cognito serves no sign-in pages, so a domain has only a name."""

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolDomain"

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        return cls(logical_id, properties["Domain"], properties)

    def remove(self):
        """Nothing to delete."""


class NativeUserPoolClient(PartOfPool, CloudFormationModel):
    """AWS's own type for app clients, from which templates move to our type. An update writes only the settings in the template."""

    attributes = ("ClientId", "ClientSecret", "Name")
    name = "ClientId"
    delete_operation = cognito.delete_user_pool_client

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolClient"

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        settings = as_input("CreateUserPoolClient", {"ClientName": resource_name, **properties})
        client = call(logical_id, cognito.create_user_pool_client, **settings)["UserPoolClient"]
        return cls.of(logical_id, client, properties)

    @classmethod
    def import_resource(cls, stack_id, logical_id, identifiers, properties):
        client = call(logical_id, cognito.describe_user_pool_client, **identifiers)["UserPoolClient"]
        resource = cls.of(logical_id, client, properties)
        resource.change(properties)
        return resource

    @classmethod
    def of(cls, logical_id, client, properties):
        values = {
            "ClientId": client["ClientId"],
            "Name": client["ClientName"],
            "ClientSecret": client.get("ClientSecret"),
        }
        return cls(logical_id, client["ClientId"], properties, values)

    def change(self, properties):
        settings = {name: value for name, value in properties.items() if name != "GenerateSecret"}
        request = as_input("UpdateUserPoolClient", {"ClientId": self.physical_resource_id, **settings})
        call(self.logical_id, cognito.update_user_pool_client, **request)
