"""boto3 takes the local Cognito for the real one."""

from datetime import datetime, timedelta, timezone

import boto3
import pytest


@pytest.fixture(scope="module")
def cognito():
    return boto3.client("cognito-idp")


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
