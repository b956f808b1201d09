"""AWS's own types that attach something to a pool or to a client, such as a branding.

The local Cognito serves no sign-in pages, so it does not store the attachment. It only checks that the pool or the client with
the ids in the template exists.
"""

import uuid

from moto.core.common_models import CloudFormationModel

from .cognito import CognitoResource, call, cognito


class Attachment(CognitoResource):
    @classmethod
    def create(cls, logical_id, resource_name, properties):
        cls.check(logical_id, properties)
        return cls(logical_id, f"{properties['UserPoolId']}|{cls.second_id(properties)}", properties)

    @staticmethod
    def check(logical_id, properties):
        """Fails if Cognito does not know the pool or the client in the properties."""
        identifiers = {name: properties[name] for name in ("UserPoolId", "ClientId")}
        call(logical_id, cognito.describe_user_pool_client, **identifiers)

    @staticmethod
    def second_id(properties):
        return properties["ClientId"]

    def change(self, properties):
        self.check(self.logical_id, properties)

    def remove(self):
        """Nothing to delete."""


class ManagedLoginBranding(Attachment, CloudFormationModel):
    @staticmethod
    def second_id(properties):
        return str(uuid.uuid4())

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::ManagedLoginBranding"


class UserPoolClientSessionConfigurationAttachment(Attachment, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolClientSessionConfigurationAttachment"


class UserPoolSessionConfigurationAttachment(Attachment, CloudFormationModel):
    @classmethod
    def create(cls, logical_id, resource_name, properties):
        cls.check(logical_id, properties)
        return cls(logical_id, properties["UserPoolId"], properties)

    @staticmethod
    def check(logical_id, properties):
        call(logical_id, cognito.describe_user_pool, UserPoolId=properties["UserPoolId"])

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolSessionConfigurationAttachment"
