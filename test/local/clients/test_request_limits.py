"""The local Cognito enforces every limit of AWS's model on requests about app clients."""

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

# Members of the model that the local Cognito ignores, because no answer has a token.
NOT_READ = {"ListUserPoolClientSecrets.NextToken"}


def beyond(shape):
    """Yields values that each break one limit of a type, with Cognito's message for it."""
    limits = shape.metadata
    if shape.type_name == "string":
        if "max" in limits:
            yield "a" * (limits["max"] + 1), f"length less than or equal to {limits['max']}"
        if limits.get("min", 0) > 0:
            yield "a" * (limits["min"] - 1), f"length greater than or equal to {limits['min']}"
        if "pattern" in limits:
            yield "\x01 ", f"satisfy regular expression pattern: {limits['pattern']}"
        if "enum" in limits:
            yield "NO_VALUE_OF_IT", "satisfy enum value set"
    elif shape.type_name == "integer":
        if "max" in limits:
            yield limits["max"] + 1, f"value less than or equal to {limits['max']}"
        if "min" in limits:
            yield limits["min"] - 1, f"value greater than or equal to {limits['min']}"
    elif shape.type_name == "list":
        if "max" in limits:
            yield [f"a{number}" for number in range(limits["max"] + 1)], f"length less than or equal to {limits['max']}"
        for value, words in beyond(shape.member):
            yield [value], words


def requests_beyond(model):
    """Yields a request for each limit of the model that it breaks: the member's path, its value, and the message."""
    for name, member in model.members.items():
        for value, words in beyond(member):
            yield [name], {name: value}, words
        if member.type_name == "structure":
            for inner, shape in member.members.items():
                for value, words in beyond(shape):
                    yield [name, inner], {name: {inner: value}}, words


def bean_name(name):
    return name[0].lower() + name[1:]


@pytest.fixture(scope="module")
def cognito():
    """A client that checks no limits before it sends a request, as some SDKs do."""
    return boto3.client("cognito-idp", config=Config(parameter_validation=False))


@pytest.fixture
def known(cognito):
    """Values of the required members of requests."""
    pool_id = cognito.create_user_pool(PoolName="limits")["UserPool"]["Id"]
    client = cognito.create_user_pool_client(UserPoolId=pool_id, ClientName="app")["UserPoolClient"]
    yield {"UserPoolId": pool_id, "ClientId": client["ClientId"], "ClientName": "app"}
    cognito.delete_user_pool(UserPoolId=pool_id)


def test_every_limit_of_the_model_is_held_to(cognito, known):
    accepted, count = set(), 0
    for method, operation in cognito.meta.method_to_api_mapping.items():
        if "UserPoolClient" not in operation:
            continue
        shape = cognito.meta.service_model.operation_model(operation).input_shape
        base = {name: known[name] for name in shape.required_members if name in known}
        for path, member, words in requests_beyond(shape):
            count += 1
            field = ".".join(map(bean_name, path))
            try:
                getattr(cognito, method)(**{**base, **member})
                accepted.add(".".join([operation, *path]))
            except ClientError as error:
                assert error.response["Error"]["Code"] == "InvalidParameterException"
                message = error.response["Error"]["Message"]
                assert f"at '{field}' failed to satisfy constraint: Member must" in message
                assert words in message
    assert accepted == NOT_READ
    # Some of every kind.
    assert count > 100
