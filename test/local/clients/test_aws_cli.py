"""The AWS CLI works with the local Cognito as with Amazon Cognito.

The commands run in this process, through the function that `aws` itself calls, since each start of a process costs a second.
"""

import gzip
import json
import subprocess
from importlib.metadata import distribution

import pytest
from awscli.clidriver import create_clidriver
from botocore.loaders import Loader

MODEL = "botocore/data/cognito-idp/2016-04-18/service-2.json.gz"


@pytest.fixture
def aws(capsys):
    """Runs `aws cognito-idp ...`. Returns its output, or the text of its error."""
    driver = create_clidriver()

    def run(command, service="cognito-idp", **options):
        arguments = [service, command]
        for name, value in options.items():
            flag = "--" + name.replace("_", "-")
            arguments += [flag] if value is True else [flag, *([value] if isinstance(value, str) else value)]
        exit_code = driver.main(arguments)
        output = capsys.readouterr()
        if exit_code != 0:
            return output.err.strip()
        return json.loads(output.out) if output.out else None

    return run


@pytest.fixture
def newest_model(tmp_path, monkeypatch):
    """Gives the CLI the API model of boto3's botocore, as `aws configure add-model` does. The CLI's model is older."""
    monkeypatch.setattr(Loader, "CUSTOMER_DATA_PATH", str(tmp_path / "models"))
    model = tmp_path / "service-2.json"
    model.write_bytes(gzip.decompress(distribution("botocore").locate_file(MODEL).read_bytes()))
    add = ["configure", "add-model", "--service-name", "cognito-idp", "--service-model", f"file://{model}"]
    assert create_clidriver().main(add) == 0


@pytest.fixture
def pool(aws):
    pool = aws("create-user-pool", pool_name="cli")["UserPool"]["Id"]
    yield pool
    aws("delete-user-pool", user_pool_id=pool)


def test_the_program_itself_finds_the_local_cognito(pool):
    command = ["aws", "cognito-idp", "describe-user-pool", "--user-pool-id", pool, "--query", "UserPool.Name"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == "cli"


def test_a_client_lives_from_create_to_delete(aws, pool):
    created = aws(
        "create-user-pool-client",
        user_pool_id=pool,
        client_name="app",
        generate_secret=True,
        callback_urls=["https://b", "https://a"],
        token_validity_units="AccessToken=minutes,RefreshToken=days",
        access_token_validity="30",
    )["UserPoolClient"]
    names = {"user_pool_id": pool, "client_id": created["ClientId"]}
    described = aws("describe-user-pool-client", **names)["UserPoolClient"]
    assert described["ClientSecret"] == created["ClientSecret"]
    assert described["CallbackURLs"] == ["https://a", "https://b"]
    assert described["TokenValidityUnits"] == {"AccessToken": "minutes", "RefreshToken": "days"}
    assert aws("delete-user-pool-client", **names) is None
    assert aws("describe-user-pool-client", **names).endswith("User pool client does not exist.")


def test_an_update_sets_to_its_default_what_it_is_not_given(aws, pool):
    """`aws cognito-idp update-user-pool-client help` warns of this."""
    created = aws(
        "create-user-pool-client",
        user_pool_id=pool,
        client_name="app",
        callback_urls=["https://a"],
        explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
        read_attributes=["email"],
        prevent_user_existence_errors="ENABLED",
    )["UserPoolClient"]
    names = {"user_pool_id": pool, "client_id": created["ClientId"]}
    aws("update-user-pool-client", **names, logout_urls=["https://out"])
    described = aws("describe-user-pool-client", **names)["UserPoolClient"]
    assert described["LogoutURLs"] == ["https://out"]
    assert described["ClientName"] == "app"
    lost = {"CallbackURLs", "ExplicitAuthFlows", "ReadAttributes", "PreventUserExistenceErrors"}
    assert lost.isdisjoint(described)


def test_lists_come_in_pages(aws, pool):
    names = [f"app {number}" for number in range(5)]
    for name in names:
        aws("create-user-pool-client", user_pool_id=pool, client_name=name)
    listed = []
    token = None
    for expected in (2, 2, 1):
        start = {} if token is None else {"starting_token": token}
        page = aws("list-user-pool-clients", user_pool_id=pool, max_items="2", page_size="1", **start)
        listed += [client["ClientName"] for client in page["UserPoolClients"]]
        assert len(page["UserPoolClients"]) == expected
        token = page.get("NextToken")
    assert token is None
    assert sorted(listed) == names
    everything = aws("list-user-pool-clients", user_pool_id=pool)
    assert len(everything["UserPoolClients"]) == 5
    assert pool in [one["Id"] for one in aws("list-user-pools", max_results="60")["UserPools"]]


@pytest.mark.parametrize(
    "command, options, error",
    [
        (
            "create-user-pool-client",
            {"client_name": "a*b"},
            "An error occurred (InvalidParameterException) when calling the CreateUserPoolClient operation: "
            "1 validation error detected: Value 'a*b' at 'clientName' failed to satisfy constraint: "
            r"Member must satisfy regular expression pattern: [\w\s+=,.@-]+",
        ),
        (
            "create-user-pool-client",
            {"client_name": "app", "allowed_o_auth_flows": ["implicit"]},
            "An error occurred (InvalidOAuthFlowException) when calling the CreateUserPoolClient operation: "
            "CallbackUrls can not be empty when code flow or implicit flow is selected",
        ),
        (
            "update-user-pool-client",
            {"client_id": "nobody"},
            "An error occurred (ResourceNotFoundException) when calling the UpdateUserPoolClient operation: "
            "User pool client does not exist.",
        ),
        (
            "list-user-pool-clients",
            {"page_size": "61"},
            "An error occurred (InvalidParameterException) when calling the ListUserPoolClients operation: "
            "1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: "
            "Member must have value less than or equal to 60",
        ),
    ],
)
def test_a_refusal_is_told_with_the_services_words(aws, pool, command, options, error):
    assert aws(command, user_pool_id=pool, **options).endswith(error)


def test_a_managed_secret_lives_from_create_to_its_move_back(newest_model, aws, pool):
    created = aws(
        "create-user-pool-client",
        user_pool_id=pool,
        client_name="app",
        generate_secret=True,
        publish_secrets_in_aws_secrets_manager=True,
    )["UserPoolClient"]
    names = {"user_pool_id": pool, "client_id": created["ClientId"]}
    arn = created["ClientSecretArn"]
    assert "ClientSecret" not in created

    def secret(command):
        return aws(command, service="secretsmanager", secret_id=arn)

    def content():
        return json.loads(secret("get-secret-value")["SecretString"])

    def shown():
        described = aws("describe-user-pool-client", **names)["UserPoolClient"]
        return described.get("ClientSecretArn"), described.get("ClientSecret")

    before = content()
    assert set(before) == {"userPoolId", "userPoolClientId", "clientSecretValue"}
    assert (before["userPoolId"], before["userPoolClientId"]) == (pool, created["ClientId"])
    assert secret("describe-secret")["RotationEnabled"] is True

    assert secret("rotate-secret")["ARN"] == arn
    after = content()
    assert {**after, "clientSecretValue": before["clientSecretValue"]} == before
    assert after != before

    aws("update-user-pool-client", **names, callback_urls=["https://a"])
    assert shown() == (arn, None)
    assert content() == after

    aws("update-user-pool-client", **names, no_publish_secrets_in_aws_secrets_manager=True)
    no_arn, plain = shown()
    assert no_arn is None
    assert plain
    assert "(ResourceNotFoundException) when calling the GetSecretValue operation" in secret("get-secret-value")

    aws("update-user-pool-client", **names, publish_secrets_in_aws_secrets_manager=True)
    arn, no_plain = shown()
    assert no_plain is None
    assert content()["clientSecretValue"] not in (plain, before["clientSecretValue"], after["clientSecretValue"])
