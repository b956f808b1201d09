"""boto3 works with the local Cognito as with Amazon Cognito."""

import json
from datetime import datetime, timedelta, timezone

import boto3
import pytest


@pytest.fixture(scope="module")
def cognito():
    return boto3.client("cognito-idp")


@pytest.fixture(scope="module")
def secrets_manager():
    """A client for AWS Secrets Manager. The local Cognito answers its calls."""
    return boto3.client("secretsmanager")


@pytest.fixture
def pool_id(cognito):
    pool_id = cognito.create_user_pool(PoolName="boto3")["UserPool"]["Id"]
    yield pool_id
    cognito.delete_user_pool(UserPoolId=pool_id)


def test_a_client_lives_from_create_to_delete(cognito, pool_id):
    created = cognito.create_user_pool_client(
        UserPoolId=pool_id, ClientName="app", GenerateSecret=True, CallbackURLs=["https://b", "https://a"]
    )["UserPoolClient"]
    names = {"UserPoolId": pool_id, "ClientId": created["ClientId"]}
    assert datetime.now(timezone.utc) - created["CreationDate"] < timedelta(minutes=5)

    described = cognito.describe_user_pool_client(**names)["UserPoolClient"]
    assert described["CallbackURLs"] == ["https://a", "https://b"]
    assert described["ClientSecret"] == created["ClientSecret"]

    cognito.delete_user_pool_client(**names)
    with pytest.raises(cognito.exceptions.ResourceNotFoundException, match="User pool client does not exist."):
        cognito.describe_user_pool_client(**names)


def test_an_update_resets_what_it_leaves_out(cognito, pool_id):
    created = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName="app",
        CallbackURLs=["https://a"],
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"],
        PreventUserExistenceErrors="ENABLED",
    )["UserPoolClient"]
    names = {"UserPoolId": pool_id, "ClientId": created["ClientId"]}
    cognito.update_user_pool_client(**names, LogoutURLs=["https://out"])
    described = cognito.describe_user_pool_client(**names)["UserPoolClient"]
    assert described["LogoutURLs"] == ["https://out"]
    assert described["ClientName"] == "app"
    assert {"CallbackURLs", "ExplicitAuthFlows", "PreventUserExistenceErrors"}.isdisjoint(described)


def test_its_paginator_shows_every_client_once(cognito, pool_id):
    names = {f"app {number}" for number in range(7)}
    for name in names:
        cognito.create_user_pool_client(UserPoolId=pool_id, ClientName=name)
    paginator = cognito.get_paginator("list_user_pool_clients")
    pages = list(paginator.paginate(UserPoolId=pool_id, PaginationConfig={"PageSize": 3}))
    sizes = [len(page["UserPoolClients"]) for page in pages]
    listed = [client["ClientName"] for page in pages for client in page["UserPoolClients"]]
    assert sizes == [3, 3, 1]
    assert sorted(listed) == sorted(names)


def test_refusals_arrive_as_the_exceptions_of_the_model(cognito, pool_id):
    def create(**settings):
        cognito.create_user_pool_client(UserPoolId=pool_id, ClientName="app", **settings)

    with pytest.raises(cognito.exceptions.InvalidParameterException, match="http://a.example cannot use the HTTP protocol."):
        create(CallbackURLs=["http://a.example"])
    with pytest.raises(cognito.exceptions.InvalidOAuthFlowException, match="CallbackUrls can not be empty"):
        create(AllowedOAuthFlows=["code"])
    with pytest.raises(cognito.exceptions.ScopeDoesNotExistException, match="Invalid scope requested: shop/read"):
        create(AllowedOAuthScopes=["shop/read"])
    with pytest.raises(cognito.exceptions.ResourceNotFoundException, match="User pool us-east-1_nowhere does not exist."):
        cognito.describe_user_pool(UserPoolId="us-east-1_nowhere")


def test_a_provider_deleted_from_the_pool_makes_the_next_update_fail(cognito, pool_id):
    cognito.create_identity_provider(
        UserPoolId=pool_id,
        ProviderName="Google",
        ProviderType="Google",
        ProviderDetails={"client_id": "id", "client_secret": "secret", "authorize_scopes": "openid"},
    )
    settings = {"UserPoolId": pool_id, "SupportedIdentityProviders": ["Google"]}
    client_id = cognito.create_user_pool_client(ClientName="app", **settings)["UserPoolClient"]["ClientId"]
    cognito.delete_identity_provider(UserPoolId=pool_id, ProviderName="Google")
    with pytest.raises(cognito.exceptions.InvalidParameterException, match="The provider Google does not exist"):
        cognito.update_user_pool_client(ClientId=client_id, **settings)


def test_a_managed_secret_is_created_read_and_rotated(cognito, secrets_manager, pool_id):
    created = cognito.create_user_pool_client(
        UserPoolId=pool_id, ClientName="app", GenerateSecret=True, PublishSecretsInAWSSecretsManager=True
    )["UserPoolClient"]
    names = {"UserPoolId": pool_id, "ClientId": created["ClientId"]}
    arn = created["ClientSecretArn"]
    assert "ClientSecret" not in created
    described = cognito.describe_user_pool_client(**names)["UserPoolClient"]
    assert described["ClientSecretArn"] == arn
    assert "ClientSecret" not in described

    read = secrets_manager.get_secret_value(SecretId=arn)
    content = json.loads(read["SecretString"])
    assert read["ARN"] == arn
    assert content == {
        "userPoolId": pool_id,
        "userPoolClientId": created["ClientId"],
        "clientSecretValue": content["clientSecretValue"],
    }
    schedule = secrets_manager.describe_secret(SecretId=arn)
    assert (schedule["ARN"], schedule["RotationEnabled"]) == (arn, True)
    assert schedule["RotationRules"] == {"AutomaticallyAfterDays": 7}

    rotated = secrets_manager.rotate_secret(SecretId=arn)
    assert rotated["ARN"] == arn
    reread = secrets_manager.get_secret_value(SecretId=arn)
    assert (reread["ARN"], reread["VersionId"]) == (arn, rotated["VersionId"])
    assert json.loads(reread["SecretString"])["clientSecretValue"] != content["clientSecretValue"]
    assert cognito.describe_user_pool_client(**names)["UserPoolClient"]["ClientSecretArn"] == arn


def test_an_update_moves_a_secret_into_secrets_manager_and_out_of_it(cognito, secrets_manager, pool_id):
    created = cognito.create_user_pool_client(UserPoolId=pool_id, ClientName="app", GenerateSecret=True)["UserPoolClient"]
    names = {"UserPoolId": pool_id, "ClientId": created["ClientId"]}

    def update(**settings):
        answered = cognito.update_user_pool_client(**names, **settings)["UserPoolClient"]
        described = cognito.describe_user_pool_client(**names)["UserPoolClient"]
        shown = {name: described.get(name) for name in ("ClientSecret", "ClientSecretArn")}
        assert shown == {name: answered.get(name) for name in shown}
        return shown

    def value(arn):
        return json.loads(secrets_manager.get_secret_value(SecretId=arn)["SecretString"])["clientSecretValue"]

    moved = update(PublishSecretsInAWSSecretsManager=True)
    arn = moved["ClientSecretArn"]
    assert moved["ClientSecret"] is None
    managed = value(arn)
    # Cognito rotates a secret when it begins to manage it.
    assert managed != created["ClientSecret"]

    assert update(CallbackURLs=["https://a"]) == moved
    assert value(arn) == managed

    back = update(PublishSecretsInAWSSecretsManager=False)
    assert back["ClientSecretArn"] is None
    assert back["ClientSecret"]
    with pytest.raises(secrets_manager.exceptions.ResourceNotFoundException):
        secrets_manager.get_secret_value(SecretId=arn)
    assert update() == back
