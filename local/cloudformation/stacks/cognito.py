"""The AWS::Cognito types that stand in templates together with our own, made in the local Cognito. moto has none of them."""

import boto3
from botocore.exceptions import ClientError
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel

from .handlers import ResourceFailed

# The Region and the address of the local one are in the environment.
cognito = boto3.client("cognito-idp")


def call(logical_id, operation, **parameters):
    """Calls Cognito for a resource, which fails when Cognito refuses."""
    try:
        return operation(**parameters)
    except ClientError as error:
        raise ResourceFailed(logical_id, error.response["Error"]["Code"], error.response["Error"]["Message"]) from error


class CognitoResource:
    """What the types have in common. A type has `create`, which answers a resource, and `remove`; one may have `change`."""

    # What GetAtt knows apart from Ref.
    attributes = ()

    def __init__(self, logical_id, physical_resource_id, properties, values=None):
        self.logical_id = logical_id
        self.physical_resource_id = physical_resource_id
        # The template's, with every function resolved.
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
        raise ResourceFailed(self.logical_id, "NotUpdatable", "Updates of this type are not simulated.")

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
        settings = {name: value for name, value in properties.items() if name != "UserPoolName"}
        name = properties.get("UserPoolName", resource_name)
        pool = call(logical_id, cognito.create_user_pool, PoolName=name, **settings)["UserPool"]
        provider = f"cognito-idp.{pool['Id'].split('_')[0]}.amazonaws.com/{pool['Id']}"
        values = {
            "Arn": pool["Arn"],
            "ProviderName": provider,
            "ProviderURL": f"https://{provider}",
            "UserPoolId": pool["Id"],
        }
        return cls(logical_id, pool["Id"], properties, values)

    def remove(self):
        call(self.logical_id, cognito.delete_user_pool, UserPoolId=self.physical_resource_id)


class PartOfPool(CognitoResource):
    """What has a name in its pool, which is what Ref gives."""

    # A type says under which name it is known, and by which operations it is made and deleted.
    name = ""

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        call(logical_id, cls.create_operation, **properties)
        return cls(logical_id, properties[cls.name], properties)

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
    """The local Cognito serves no sign-in pages, so a domain is nothing but its name."""

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolDomain"

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        return cls(logical_id, properties["Domain"], properties)

    def remove(self):
        """Nothing to delete."""


class NativeUserPoolClient(PartOfPool, CloudFormationModel):
    """AWS's own type for app clients, from which templates move to ours. It writes what the template says, and no more."""

    attributes = ("ClientId", "ClientSecret", "Name")
    name = "ClientId"
    delete_operation = cognito.delete_user_pool_client

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolClient"

    @classmethod
    def create(cls, logical_id, resource_name, properties):
        settings = {"ClientName": resource_name, **properties}
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
        call(self.logical_id, cognito.update_user_pool_client, ClientId=self.physical_resource_id, **settings)
