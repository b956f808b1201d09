import 'reflect-metadata';
import {
  Action,
  handlerEvent,
  type LambdaContext,
  type Optional,
  type SessionProxy,
} from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { UserPoolClients } from './cognito/userPoolClients';
import { createUserPoolClient } from './operations/create';
import { deleteUserPoolClient } from './operations/delete';
import { listUserPoolClients } from './operations/list';
import { readUserPoolClient } from './operations/read';
import type { OperationRequest } from './operations/request';
import { updateUserPoolClient } from './operations/update';
import { type Progress, success, successList } from './runtime/progressEvent';
import { fromResourceModel } from './runtime/resourceModel';
import { type InvocationRequest as Request, ResourceRuntime } from './runtime/resourceRuntime';

type Session = Optional<SessionProxy>;

/** The resource type `My::Cognito::UserPoolClient`, with one method per action. Each call uses the credentials of its caller. */
class UserPoolClientResource extends ResourceRuntime {
  @handlerEvent(Action.Create)
  async create(session: Session, request: Request): Promise<Progress> {
    return success(await createUserPoolClient(cognito(session, request), operationRequest(request)));
  }

  @handlerEvent(Action.Read)
  async read(session: Session, request: Request): Promise<Progress> {
    return success(await readUserPoolClient(cognito(session, request), operationRequest(request)));
  }

  @handlerEvent(Action.Update)
  async update(session: Session, request: Request): Promise<Progress> {
    return success(await updateUserPoolClient(cognito(session, request), operationRequest(request)));
  }

  @handlerEvent(Action.Delete)
  async delete(session: Session, request: Request): Promise<Progress> {
    await deleteUserPoolClient(cognito(session, request), operationRequest(request));
    return success();
  }

  @handlerEvent(Action.List)
  async list(session: Session, request: Request): Promise<Progress> {
    const { models, nextToken } = await listUserPoolClients(cognito(session, request), operationRequest(request));
    return successList(models, nextToken);
  }
}

function cognito(session: Session, { deadline, record, callbacks }: Request): UserPoolClients {
  const { credentials, region } = session?.configuration ?? {};
  return new UserPoolClients({ credentials, region, deadline, observer: record, callbacks });
}

function operationRequest(request: Request): OperationRequest {
  return {
    desired: fromResourceModel(request.desiredResourceState),
    previous: fromResourceModel(request.previousResourceState),
    clientRequestToken: request.clientRequestToken,
    logicalResourceId: request.logicalResourceIdentifier,
    record: request.record,
    nextToken: request.nextToken,
    maxResults: request.maxResults,
    isRollback: request.isRollback,
    calledBack: (request.callbacks ?? 0) > 0,
  };
}

const resource = new UserPoolClientResource();

/** CloudFormation invokes this function. `.rpdk-config` contains its name. */
export const entrypoint = (event: unknown, context?: LambdaContext) => resource.entrypoint(event, context);

/** The CloudFormation CLI's template for local tests invokes this function. */
export const testEntrypoint = (event: unknown, context?: LambdaContext) => resource.testEntrypoint(event, context);
