"""botocore parses every answer of the local Cognito without loss, so the answers have the form of AWS's model."""

import json

import boto3
import pytest

GOOGLE = {"client_id": "id", "client_secret": "secret", "authorize_scopes": "openid"}
SCOPES = [{"ScopeName": "read", "ScopeDescription": "reads"}]
ATTRIBUTE = {"Name": "size", "AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "1"}}
SETTINGS = {
    "RefreshTokenValidity": 60,
    "AccessTokenValidity": 10,
    "IdTokenValidity": 10,
    "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
    "ReadAttributes": ["email", "custom:size"],
    "WriteAttributes": ["email"],
    "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"],
    "SupportedIdentityProviders": ["COGNITO", "Google"],
    "CallbackURLs": ["https://a"],
    "LogoutURLs": ["https://b"],
    "DefaultRedirectURI": "https://a",
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "api/read"],
    "AllowedOAuthFlowsUserPoolClient": True,
    "AnalyticsConfiguration": {"ApplicationArn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a"},
    "PreventUserExistenceErrors": "ENABLED",
    "EnableTokenRevocation": False,
    "EnablePropagateAdditionalUserContextData": True,
    "AuthSessionValidity": 15,
    "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10},
}
# The other way to name an analytics application.
ANALYTICS = {
    "ApplicationId": "1a",
    "RoleArn": "arn:aws:iam::123456789012:role/analytics",
    "ExternalId": "external",
    "UserDataShared": True,
}

# Members of the model that no answer of the local Cognito has, with the reason.
NEVER_ANSWERED = {
    # An option turns it on. No recording of Cognito has it.
    "UserPoolClient.ClientType",
    # Cognito documents that one answer holds both secrets, and that it never holds their values.
    "ListUserPoolClientSecrets.NextToken",
    "ListUserPoolClientSecrets.ClientSecrets.ClientSecretValue",
}
# The services that the local Cognito answers for.
SERVICES = ["cognito-idp", "secretsmanager"]


class Exchanges:
    """Calls operations. Keeps each answer, raw and as botocore parsed it."""

    def __init__(self):
        # By this key the local Cognito remembers who called, and npm test which operations were called here.
        key = {"aws_access_key_id": "SERVICEMODEL", "aws_secret_access_key": "secret"}
        self.clients = [boto3.client(service, **key) for service in SERVICES]
        self.answers = []
        self.raw = None
        for client in self.clients:
            client.meta.events.register("before-parse", self.keep_raw)

    def keep_raw(self, response_dict, **_):
        self.raw = json.loads(response_dict["body"] or "{}")

    def call(self, operation, **request):
        parsed = method(self.clients, operation)(**request)
        del parsed["ResponseMetadata"]
        self.answers.append((operation, self.raw, parsed))
        return parsed

    def model(self, operation):
        """botocore's model of an operation."""
        return method(self.clients, operation).__self__.meta.service_model.operation_model(operation)


def method(clients, operation):
    """Returns the method for an operation from the client that has it."""
    for client in clients:
        for name, api_name in client.meta.method_to_api_mapping.items():
            if api_name == operation:
                return getattr(client, name)
    raise LookupError(operation)


@pytest.fixture(scope="module")
def exchanges():
    """Calls every operation of the local Cognito so that each answer has all its members. npm test checks that none is missing."""
    exchanges = Exchanges()
    call = exchanges.call
    pool = {"UserPoolId": call("CreateUserPool", PoolName="model", Schema=[ATTRIBUTE])["UserPool"]["Id"]}
    call("DescribeUserPool", **pool)
    call("CreateUserPool", PoolName="one more")
    call("ListUserPools", MaxResults=1)
    call("AddCustomAttributes", **pool, CustomAttributes=[{"Name": "shoe", "AttributeDataType": "String"}])

    google = {**pool, "ProviderName": "Google"}
    mapping = {"AttributeMapping": {"email": "email"}, "IdpIdentifiers": ["google.example.com"]}
    call("CreateIdentityProvider", **google, ProviderType="Google", ProviderDetails=GOOGLE, **mapping)
    call("DescribeIdentityProvider", **google)
    call("ListIdentityProviders", **pool)
    server = {**pool, "Identifier": "api"}
    call("CreateResourceServer", **server, Name="api", Scopes=SCOPES)
    call("DescribeResourceServer", **server)
    call("ListResourceServers", **pool)

    created = call("CreateUserPoolClient", **pool, ClientName="app", GenerateSecret=True, **SETTINGS)["UserPoolClient"]
    client = {**pool, "ClientId": created["ClientId"]}
    call("CreateUserPoolClient", **pool, ClientName="plain", AnalyticsConfiguration=ANALYTICS)
    call("DescribeUserPoolClient", **client)
    call("UpdateUserPoolClient", **client, **SETTINGS)
    call("ListUserPoolClients", **pool, MaxResults=1)
    secret = call("AddUserPoolClientSecret", **client)["ClientSecretDescriptor"]["ClientSecretId"]
    call("ListUserPoolClientSecrets", **client)
    call("DeleteUserPoolClientSecret", **client, ClientSecretId=secret)
    call("SetUserPoolClientSessionConfiguration", **client, SSOSession={"MaxValidityMinutes": 5})
    call("GetUserPoolClientSessionConfiguration", **client)

    moved = call("UpdateUserPoolClient", **client, **SETTINGS, PublishSecretsInAWSSecretsManager=True)["UserPoolClient"]
    managed = {"SecretId": moved["ClientSecretArn"]}
    call("GetSecretValue", **managed)
    call("RotateSecret", **managed)
    call("DescribeSecret", **managed)

    call("DeleteUserPoolClient", **client)
    call("DeleteResourceServer", **server)
    call("DeleteIdentityProvider", **google)
    call("DeleteUserPool", **pool)
    return exchanges


def about_clients(operation):
    return "UserPoolClient" in operation


def answered(shape, raw, path):
    """The members of an answer, at every depth."""
    if shape.type_name == "structure":
        for name, value in raw.items():
            yield f"{path}.{name}"
            # A client is the same in every answer.
            yield from answered(shape.members[name], value, name if name == "UserPoolClient" else f"{path}.{name}")
    elif shape.type_name == "list":
        for one in raw:
            yield from answered(shape.member, one, path)


def answerable(shape, path):
    """The members that the model allows in an answer."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield f"{path}.{name}"
            yield from answerable(member, name if name == "UserPoolClient" else f"{path}.{name}")
    elif shape.type_name == "list":
        yield from answerable(shape.member, path)


def test_the_answers_about_clients_hold_all_that_the_model_has(exchanges):
    held = set()
    for operation, raw, _ in exchanges.answers:
        shape = exchanges.model(operation).output_shape
        if about_clients(operation) and shape is not None:
            held.update(answered(shape, raw, operation))
    possible = set()
    for operation in {operation for operation, _, _ in exchanges.answers if about_clients(operation)}:
        shape = exchanges.model(operation).output_shape
        if shape is not None:
            possible.update(answerable(shape, operation))
    assert possible - held == NEVER_ANSWERED


def losses(shape, raw, parsed, path):
    """Lists the members of an answer that the model does not have, or has with another type."""
    if shape.type_name == "structure":
        for name, value in raw.items():
            where = f"{path}.{name}"
            if name not in shape.members:
                yield f"{where} is not in the model"
            elif name not in parsed:
                yield f"{where} was lost"
            else:
                yield from losses(shape.members[name], value, parsed[name], where)
    elif shape.type_name == "list":
        if len(raw) != len(parsed):
            yield f"{path} has {len(raw)} items, parsed {len(parsed)}"
        for index, (one, other) in enumerate(zip(raw, parsed)):
            yield from losses(shape.member, one, other, f"{path}.{index}")
    elif shape.type_name == "map":
        for key, value in raw.items():
            yield from losses(shape.value, value, parsed[key], f"{path}.{key}")
    elif shape.type_name == "timestamp":
        if not isinstance(raw, (int, float)) or abs(parsed.timestamp() - raw) > 0.0005:
            yield f"{path}: {raw} was parsed as {parsed}"
    else:
        types = {"string": str, "boolean": bool, "integer": int, "long": int}
        if type(raw) is not types[shape.type_name] or raw != parsed:
            yield f"{path}: {raw!r} is no {shape.type_name}"
        enum = getattr(shape, "enum", [])
        if enum and raw not in enum:
            yield f"{path}: {raw!r} is none of {enum}"


def test_no_answer_holds_what_the_model_does_not_know(exchanges):
    found = []
    for operation, raw, parsed in exchanges.answers:
        shape = exchanges.model(operation).output_shape
        if shape is None:
            found += [f"{operation} answers {raw}"] if raw else []
        else:
            found += losses(shape, raw, parsed, operation)
    assert found == []


def test_a_member_that_the_model_does_not_know_is_found(exchanges):
    operation, raw, parsed = exchanges.answers[0]
    shape = exchanges.model(operation).output_shape
    changed = {"UserPool": {**raw["UserPool"], "Shoes": "red", "Name": 1}}
    assert list(losses(shape, changed, parsed, operation)) == [
        "CreateUserPool.UserPool.Name: 1 is no string",
        "CreateUserPool.UserPool.Shoes is not in the model",
    ]
