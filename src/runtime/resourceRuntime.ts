import {
  type BaseModel,
  BaseResource,
  type CfnResponse,
  HandlerSignatures,
  ResourceHandlerRequest,
  SessionProxy,
} from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { HandlerError } from '../model/handlerError';
import { fromTestEvent, type Invocation, identifiersIn, parseEvent } from './event';
import { failed, type Progress, toAnswer } from './progressEvent';
import { ResourceModel, toResourceModel } from './resourceModel';

/**
 * The base of the resource class: the library's `BaseResource` with entry points of our own. The library's sleep a second
 * at the end of every call, never hand a page token to the list handler, lose the model of a failed event, and keep the
 * session of one caller for the next.
 */
export abstract class ResourceRuntime extends BaseResource<ResourceModel> {
  private readonly actions: HandlerSignatures<ResourceModel, BaseModel>;

  constructor() {
    const actions = new HandlerSignatures<ResourceModel, BaseModel>();
    // The library registers every method that stands under `@handlerEvent` in this map.
    super(ResourceModel.TYPE_NAME, ResourceModel, undefined, actions);
    this.actions = actions;
  }

  /** Answers one event of CloudFormation with one progress event. Never throws, whatever the event is. */
  override async entrypoint(event: unknown): Promise<CfnResponse<ResourceModel>> {
    return toAnswer(await this.answer(event)) as unknown as CfnResponse<ResourceModel>;
  }

  /** Answers the event that the library defines for local testing, in the same way. */
  override async testEntrypoint(event: unknown): Promise<Progress> {
    return toAnswer(await this.answer(event, fromTestEvent)) as unknown as Progress;
  }

  private async answer(event: unknown, toProtocol: (event: unknown) => unknown = (same) => same): Promise<Progress> {
    let protocolEvent = event;
    try {
      protocolEvent = toProtocol(event);
      return await this.handle(parseEvent(protocolEvent));
    } catch (error) {
      return failed(error instanceof HandlerError ? error : unexpected(error), identifiersIn(protocolEvent));
    }
  }

  private async handle(invocation: Invocation): Promise<Progress> {
    const handler = this.actions.get(invocation.action);
    if (!handler) throw new HandlerError('InvalidRequest', `${invocation.action} is not an action of this resource type.`);
    const session = SessionProxy.getSession(invocation.credentials, invocation.region);
    return handler(
      session,
      handlerRequest(invocation),
      invocation.callbackContext,
      this.platformLoggerProxy,
      noTypeConfiguration,
    );
  }
}

// The type has no type configuration; the library's signature asks for one all the same.
const noTypeConfiguration = undefined as unknown as BaseModel;

function handlerRequest(invocation: Invocation): ResourceHandlerRequest<ResourceModel> {
  return Object.assign(new ResourceHandlerRequest<ResourceModel>(), {
    clientRequestToken: invocation.clientRequestToken,
    logicalResourceIdentifier: invocation.logicalResourceId,
    desiredResourceState: toResourceModel(invocation.desired),
    previousResourceState: toResourceModel(invocation.previous),
    nextToken: invocation.nextToken,
    region: invocation.region,
  });
}

/** A defect of ours. Its text is the engine's, not for the person who reads a stack's events. */
function unexpected(error: unknown): HandlerError {
  const kind = error instanceof Error ? error.name : typeof error;
  return new HandlerError('InternalFailure', `The handler failed unexpectedly (${kind}).`, { cause: error });
}
