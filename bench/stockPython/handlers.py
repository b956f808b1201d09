"""The resource type from the CloudFormation CLI's Python template, with one call of boto3 for each action."""

from typing import AbstractSet, Any, Mapping, MutableMapping, Optional

from cloudformation_cli_python_lib import Action, OperationStatus, ProgressEvent, Resource, SessionProxy

from .models import ResourceHandlerRequest, ResourceModel

Context = MutableMapping[str, Any]
Session = Optional[SessionProxy]

resource = Resource("My::Cognito::UserPoolClient", ResourceModel)
test_entrypoint = resource.test_entrypoint


@resource.handler(Action.CREATE)
def create_handler(session: Session, request: ResourceHandlerRequest, _context: Context) -> ProgressEvent:
    answer = cognito(session).create_user_pool_client(**parameters(request))
    return success(answer["UserPoolClient"])


@resource.handler(Action.READ)
def read_handler(session: Session, request: ResourceHandlerRequest, _context: Context) -> ProgressEvent:
    answer = cognito(session).describe_user_pool_client(**identifiers(request))
    return success(answer["UserPoolClient"])


@resource.handler(Action.UPDATE)
def update_handler(session: Session, request: ResourceHandlerRequest, _context: Context) -> ProgressEvent:
    answer = cognito(session).update_user_pool_client(**parameters(request))
    return success(answer["UserPoolClient"])


@resource.handler(Action.DELETE)
def delete_handler(session: Session, request: ResourceHandlerRequest, _context: Context) -> ProgressEvent:
    cognito(session).delete_user_pool_client(**identifiers(request))
    return ProgressEvent(status=OperationStatus.SUCCESS)


@resource.handler(Action.LIST)
def list_handler(session: Session, request: ResourceHandlerRequest, _context: Context) -> ProgressEvent:
    pool = request.desiredResourceState.UserPoolId
    answer = cognito(session).list_user_pool_clients(UserPoolId=pool, MaxResults=60)
    models = [model(client) for client in answer["UserPoolClients"]]
    return ProgressEvent(status=OperationStatus.SUCCESS, resourceModels=models)


def cognito(session: Session) -> Any:
    return session.client("cognito-idp")


def identifiers(request: ResourceHandlerRequest) -> Mapping[str, str]:
    desired = request.desiredResourceState
    return {"UserPoolId": desired.UserPoolId, "ClientId": desired.ClientId}


def parameters(request: ResourceHandlerRequest) -> Mapping[str, Any]:
    desired = request.desiredResourceState._serialize()
    return {name: list(value) if isinstance(value, AbstractSet) else value for name, value in desired.items()}


def model(client: Mapping[str, Any]) -> ResourceModel:
    # The template's model refuses members that are not in its schema.
    known = {name: value for name, value in client.items() if name in ResourceModel.__dataclass_fields__}
    return ResourceModel._deserialize(known)


def success(client: Mapping[str, Any]) -> ProgressEvent:
    return ProgressEvent(status=OperationStatus.SUCCESS, resourceModel=model(client))
