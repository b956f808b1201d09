import 'reflect-metadata';
import {
  Action,
  handlerEvent,
  type Optional,
  type ResourceHandlerRequest,
  type SessionProxy,
} from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { UserPoolClients } from './cognito/userPoolClients';
import { createUserPoolClient } from './operations/create';
import { deleteUserPoolClient } from './operations/delete';
import { listUserPoolClients } from './operations/list';
import { readUserPoolClient } from './operations/read';
import type { OperationRecord, OperationRequest } from './operations/request';
import { updateUserPoolClient } from './operations/update';
import { type Progress, success, successList } from './runtime/progressEvent';
import { fromResourceModel, type ResourceModel } from './runtime/resourceModel';
import { ResourceRuntime } from './runtime/resourceRuntime';

type Session = Optional<SessionProxy>;
type Request = ResourceHandlerRequest<ResourceModel>;

/** The resource type `My::Cognito::UserPoolClient`: one method an action, each with the credentials of its own caller. */
class UserPoolClientResource extends ResourceRuntime {
  @handlerEvent(Action.Create)
  async create(session: Session, request: Request): Promise<Progress> {
    return success(await createUserPoolClient(cognito(session), operationRequest(request)));
  }

  @handlerEvent(Action.Read)
  async read(session: Session, request: Request): Promise<Progress> {
    return success(await readUserPoolClient(cognito(session), operationRequest(request)));
  }

  @handlerEvent(Action.Update)
  async update(session: Session, request: Request): Promise<Progress> {
    return success(await updateUserPoolClient(cognito(session), operationRequest(request)));
  }

  @handlerEvent(Action.Delete)
  async delete(session: Session, request: Request): Promise<Progress> {
    await deleteUserPoolClient(cognito(session), operationRequest(request));
    return success();
  }

  @handlerEvent(Action.List)
  async list(session: Session, request: Request): Promise<Progress> {
    const { models, nextToken } = await listUserPoolClients(cognito(session), operationRequest(request));
    return successList(models, nextToken);
  }
}

function cognito(session: Session): UserPoolClients {
  const { credentials, region } = session?.configuration ?? {};
  return new UserPoolClients({ credentials, region });
}

/** Nobody listens yet. */
const record: OperationRecord = { warn: () => {}, merged: () => {} };

function operationRequest(request: Request): OperationRequest {
  return {
    desired: fromResourceModel(request.desiredResourceState),
    previous: fromResourceModel(request.previousResourceState),
    clientRequestToken: request.clientRequestToken,
    logicalResourceId: request.logicalResourceIdentifier,
    nextToken: request.nextToken,
    record,
  };
}

const resource = new UserPoolClientResource();

/** What CloudFormation invokes, as `.rpdk-config` names it. */
export const entrypoint = (event: unknown) => resource.entrypoint(event);

/** What the CloudFormation CLI's template for local tests invokes. */
export const testEntrypoint = (event: unknown) => resource.testEntrypoint(event);
