"""boto3 works with the local Cloud Control. The environment has its address, and the id of a pool: USER_POOL_ID."""

import json
import os
from datetime import datetime, timedelta, timezone

import boto3
import pytest

TYPE = {"TypeName": "My::Cognito::UserPoolClient"}
POOL = os.environ["USER_POOL_ID"]


@pytest.fixture(scope="module")
def cloud_control():
    return boto3.client("cloudcontrol")


@pytest.fixture
def ended(cloud_control):
    """Waits with boto3's waiter until a request succeeds. Returns its last progress event."""

    def wait(answer):
        token = answer["ProgressEvent"]["RequestToken"]
        cloud_control.get_waiter("resource_request_success").wait(RequestToken=token, WaiterConfig={"Delay": 1})
        return cloud_control.get_resource_request_status(RequestToken=token)["ProgressEvent"]

    return wait


@pytest.fixture
def create(cloud_control, ended):
    """Creates a client. Returns its identifier."""

    def run(**properties):
        state = json.dumps({"UserPoolId": POOL, **properties})
        return ended(cloud_control.create_resource(**TYPE, DesiredState=state))["Identifier"]

    return run


def read(cloud_control, identifier):
    return json.loads(cloud_control.get_resource(**TYPE, Identifier=identifier)["ResourceDescription"]["Properties"])


def test_a_client_lives_from_create_to_delete(cloud_control, ended, create):
    identifier = create(ClientName="boto3", LogoutURLs=["https://out"])
    patch = [{"op": "add", "path": "/CallbackURLs", "value": ["https://in"]}, {"op": "remove", "path": "/LogoutURLs"}]
    event = ended(cloud_control.update_resource(**TYPE, Identifier=identifier, PatchDocument=json.dumps(patch)))
    assert event["Operation"] == "UPDATE"
    assert datetime.now(timezone.utc) - event["EventTime"] < timedelta(minutes=5)
    model = read(cloud_control, identifier)
    assert (model["ClientName"], model["CallbackURLs"], model["LogoutURLs"]) == ("boto3", ["https://in"], [])

    ended(cloud_control.delete_resource(**TYPE, Identifier=identifier))
    with pytest.raises(cloud_control.exceptions.ResourceNotFoundException, match="HandlerErrorCode: NotFound"):
        read(cloud_control, identifier)


def test_its_paginators_show_everything_once(cloud_control, create):
    identifiers = {create(ClientName=f"page {number}") for number in range(5)}
    pages = cloud_control.get_paginator("list_resources").paginate(
        **TYPE, ResourceModel=json.dumps({"UserPoolId": POOL}), PaginationConfig={"PageSize": 2}
    )
    listed = [one["Identifier"] for page in pages for one in page["ResourceDescriptions"]]
    assert len(listed) == len(set(listed))
    assert identifiers <= set(listed)

    pages = cloud_control.get_paginator("list_resource_requests").paginate(PaginationConfig={"PageSize": 2})
    requests = [request for page in pages for request in page["ResourceRequestStatusSummaries"]]
    tokens = [request["RequestToken"] for request in requests]
    assert len(tokens) == len(set(tokens)) >= 5


def test_refusals_arrive_as_the_exceptions_of_the_model(cloud_control, create):
    identifier = create()
    exceptions = cloud_control.exceptions

    def update(**operation):
        cloud_control.update_resource(**TYPE, Identifier=identifier, PatchDocument=json.dumps([operation]))

    with pytest.raises(exceptions.NotUpdatableException, match="createOnlyProperties"):
        update(op="replace", path="/UserPoolId", value="us-east-1_Other")
    with pytest.raises(exceptions.TypeNotFoundException):
        cloud_control.get_resource(TypeName="AWS::S3::Bucket", Identifier="bucket")
    with pytest.raises(exceptions.RequestTokenNotFoundException):
        cloud_control.cancel_resource_request(RequestToken="nowhere")
    with pytest.raises(exceptions.InvalidRequestException, match="required key \\[UserPoolId\\] not found"):
        cloud_control.list_resources(**TYPE)
    with pytest.raises(exceptions.ClientError, match="ValidationException.*readOnlyProperties"):
        update(op="replace", path="/ClientId", value="other")


def test_its_waiter_ends_with_a_failed_request(cloud_control):
    state = json.dumps({"UserPoolId": POOL, "AllowedOAuthFlows": ["code"]})
    token = cloud_control.create_resource(**TYPE, DesiredState=state)["ProgressEvent"]["RequestToken"]
    waiter = cloud_control.get_waiter("resource_request_success")
    with pytest.raises(Exception, match="terminal failure state"):
        waiter.wait(RequestToken=token, WaiterConfig={"Delay": 1})


def test_the_same_client_token_makes_one_client(cloud_control, ended):
    call = {**TYPE, "DesiredState": json.dumps({"UserPoolId": POOL}), "ClientToken": "boto3-token"}
    first, second = ended(cloud_control.create_resource(**call)), ended(cloud_control.create_resource(**call))
    assert first == second
    with pytest.raises(cloud_control.exceptions.ClientTokenConflictException):
        cloud_control.create_resource(**{**call, "DesiredState": json.dumps({"UserPoolId": POOL, "ClientName": "other"})})
