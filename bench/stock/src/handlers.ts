/** The resource type from the CloudFormation CLI's TypeScript template, with one call of the SDK v2 for each action. */
import './loopback';
import {
  Action,
  BaseResource,
  handlerEvent,
  type Optional,
  ProgressEvent,
  type ResourceHandlerRequest,
  type SessionProxy,
} from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type Cognito from 'aws-sdk/clients/cognitoidentityserviceprovider';
import { ResourceModel } from './models';

type Session = Optional<SessionProxy>;
type Request = ResourceHandlerRequest<ResourceModel>;
type Progress = ProgressEvent<ResourceModel>;

class Resource extends BaseResource<ResourceModel> {
  @handlerEvent(Action.Create)
  async create(session: Session, request: Request): Promise<Progress> {
    const desired = request.desiredResourceState.serialize() as Cognito.CreateUserPoolClientRequest;
    const { UserPoolClient } = await cognito(session).createUserPoolClient(desired).promise();
    return success(UserPoolClient);
  }

  @handlerEvent(Action.Read)
  async read(session: Session, request: Request): Promise<Progress> {
    const { UserPoolClient } = await cognito(session).describeUserPoolClient(identifiers(request)).promise();
    return success(UserPoolClient);
  }

  @handlerEvent(Action.Update)
  async update(session: Session, request: Request): Promise<Progress> {
    const desired = request.desiredResourceState.serialize() as Cognito.UpdateUserPoolClientRequest;
    const { UserPoolClient } = await cognito(session).updateUserPoolClient(desired).promise();
    return success(UserPoolClient);
  }

  @handlerEvent(Action.Delete)
  async delete(session: Session, request: Request): Promise<Progress> {
    await cognito(session).deleteUserPoolClient(identifiers(request)).promise();
    return ProgressEvent.success<Progress>();
  }

  @handlerEvent(Action.List)
  async list(session: Session, request: Request): Promise<Progress> {
    const { UserPoolId } = identifiers(request);
    const { UserPoolClients } = await cognito(session).listUserPoolClients({ UserPoolId, MaxResults: 60 }).promise();
    const progress = ProgressEvent.success<Progress>();
    progress.resourceModels = UserPoolClients.map((client) => ResourceModel.deserialize(client));
    return progress;
  }
}

function cognito(session: Session): Cognito {
  return session.client<Cognito>('CognitoIdentityServiceProvider');
}

function identifiers(request: Request): Cognito.DescribeUserPoolClientRequest {
  const { UserPoolId, ClientId } = request.desiredResourceState.serialize();
  return { UserPoolId, ClientId };
}

function success(client: Cognito.UserPoolClientType): Progress {
  return ProgressEvent.success<Progress>(ResourceModel.deserialize(client));
}

const resource = new Resource(ResourceModel.TYPE_NAME, ResourceModel);

export const entrypoint = resource.entrypoint;
