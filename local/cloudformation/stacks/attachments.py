"""What AWS's own types attach to a pool or to a client.

The local Cognito serves no sign-in pages, so nothing shows of it there. But it has to know the pool or the client, by the ids
that the template gives.
"""

import uuid

from moto.core.common_models import CloudFormationModel

from .cognito import CognitoResource, call, cognito


class Attachment(CognitoResource):
    @classmethod
    def create(cls, logical_id, resource_name, properties):
        cls.look(logical_id, properties)
        return cls(logical_id, f"{properties['UserPoolId']}|{cls.second_id(properties)}", properties)

    @staticmethod
    def look(logical_id, properties):
        """Fails when Cognito does not know what the properties name."""
        identifiers = {name: properties[name] for name in ("UserPoolId", "ClientId")}
        call(logical_id, cognito.describe_user_pool_client, **identifiers)

    @staticmethod
    def second_id(properties):
        return properties["ClientId"]

    def change(self, properties):
        self.look(self.logical_id, properties)

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
        cls.look(logical_id, properties)
        return cls(logical_id, properties["UserPoolId"], properties)

    @staticmethod
    def look(logical_id, properties):
        call(logical_id, cognito.describe_user_pool, UserPoolId=properties["UserPoolId"])

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPoolSessionConfigurationAttachment"
