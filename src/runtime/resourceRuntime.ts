import { setImmediate } from 'node:timers/promises';
import {
  BaseModel,
  BaseResource,
  type CfnResponse,
  HandlerSignatures,
  type LambdaContext,
  ResourceHandlerRequest,
  SessionProxy,
} from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { HandlerError } from '../model/handlerError';
import { CLOCK } from '../time/clock';
import { Deadline } from '../time/deadline';
import { type EventMetadata, identifiersIn, loggingConfigurationIn, metadataIn, namesIn, secretsIn } from './anyEvent';
import { callBack, callbacksOf } from './callback';
import { type Invocation, parseEvent } from './event';
import { InvocationRecord } from './log/invocationRecord';
import { LogDelivery, type LoggingConfiguration } from './log/logDelivery';
import { logLine } from './log/logLine';
import { failed, type Progress, type ProgressAnswer, toAnswer } from './progressEvent';
import { ResourceModel, toResourceModel } from './resourceModel';
import { Secrets } from './secrets';
import { fromTestEvent } from './testEvent';
import { timeLimit } from './timeLimit';

/** Every handler gets these in addition to the library's request. */
export interface InvocationContext {
  deadline: Deadline;
  record: InvocationRecord;
  /** How often CloudFormation has called back for this request; undefined where it can't. */
  callbacks: number | undefined;
  isRollback: boolean;
  maxResults: number | undefined;
}

export type InvocationRequest = ResourceHandlerRequest<ResourceModel> & InvocationContext;

type Context = Partial<LambdaContext> | undefined;

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

  /** Answers one event of CloudFormation with one progress event. Never rejects, whatever the event is. */
  override async entrypoint(event: unknown, context?: Context): Promise<CfnResponse<ResourceModel>> {
    return (await this.answer(event, context)) as unknown as CfnResponse<ResourceModel>;
  }

  /** Answers the event that the library defines for local testing, in the same way. */
  override async testEntrypoint(event: unknown, context?: Context): Promise<Progress> {
    let protocolEvent: unknown;
    try {
      protocolEvent = fromTestEvent(event);
    } catch (error) {
      return toAnswer(failed(handlerError(error), undefined)) as unknown as Progress;
    }
    return (await this.answer(protocolEvent, context)) as unknown as Progress;
  }

  private async answer(event: unknown, context: Context): Promise<ProgressAnswer> {
    const record = new InvocationRecord(new Secrets());
    try {
      return await this.answerAndLog(event, context, record);
    } catch (thrown) {
      // An event that can't even be looked at, since its members throw, has no identifiers to read.
      return toAnswer(failed(handlerError(thrown), record.identifiers));
    }
  }

  private async answerAndLog(event: unknown, context: Context, record: InvocationRecord): Promise<ProgressAnswer> {
    const started = CLOCK.now();
    const names = namesIn(event);
    const deadline = new Deadline(timeLimit(names.action, context));
    for (const secret of secretsIn(event)) record.secrets.add(secret);
    const logging = loggingConfigurationIn(event);

    const [answer, delivery] = await Promise.all([this.work(event, deadline, record), logging && openLogDelivery(logging)]);
    answer.message = record.secrets.mask([answer.message, ...record.advice].join(' ').trim());
    try {
      const endedAt = Date.now();
      const milliseconds = CLOCK.now() - started;
      const invoked = { ...names, requestId: context?.awsRequestId, answer, endedAt, milliseconds };
      await delivery?.deliver(logLine(invoked, record), endedAt, deadline.untilTheEnd() / 2);
    } catch {
      // A line that can't be made, whatever the context holds, is no reason to fail either.
    }
    return answer;
  }

  private async work(event: unknown, deadline: Deadline, record: InvocationRecord): Promise<ProgressAnswer> {
    let invocation: Invocation | undefined;
    try {
      invocation = parseEvent(event);
      const { isRollback, maxResults } = invocation;
      const context = { deadline, record, callbacks: callbacksOf(invocation), isRollback, maxResults };
      return toAnswer(await this.handle(invocation, metadataIn(event), context));
    } catch (thrown) {
      const error = handlerError(thrown);
      const later = invocation && callBack(invocation, error);
      return toAnswer(later ?? failed(error, record.identifiers ?? identifiersIn(event)));
    }
  }

  private async handle(invocation: Invocation, metadata: EventMetadata, context: InvocationContext): Promise<Progress> {
    const handler = this.actions.get(invocation.action);
    if (!handler) throw new HandlerError('InvalidRequest', `${invocation.action} is not an action of this resource type.`);
    const session = SessionProxy.getSession(invocation.credentials, invocation.region);
    return handler(
      session,
      Object.assign(handlerRequest(invocation, metadata), context),
      invocation.callbackContext,
      this.platformLoggerProxy,
      new BaseModel(metadata.typeConfiguration),
    );
  }
}

/** Gets ready to log while Cognito is at work: once the first call is on its way. */
async function openLogDelivery(logging: LoggingConfiguration): Promise<LogDelivery> {
  await setImmediate();
  return new LogDelivery(logging);
}

function handlerRequest(invocation: Invocation, metadata: EventMetadata): ResourceHandlerRequest<ResourceModel> {
  return Object.assign(new ResourceHandlerRequest<ResourceModel>(), {
    clientRequestToken: invocation.clientRequestToken,
    logicalResourceIdentifier: invocation.logicalResourceId,
    desiredResourceState: toResourceModel(invocation.desired),
    previousResourceState: toResourceModel(invocation.previous),
    desiredResourceTags: metadata.stackTags,
    previousResourceTags: metadata.previousStackTags,
    systemTags: metadata.systemTags,
    awsAccountId: metadata.awsAccountId,
    nextToken: invocation.nextToken,
    region: invocation.region,
  });
}

/** Anything but a handler error is a defect of ours. Its text is the engine's, not for the person who reads a stack's events. */
function handlerError(thrown: unknown): HandlerError {
  if (thrown instanceof HandlerError) return thrown;
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return new HandlerError('InternalFailure', `The handler failed unexpectedly (${kind}).`, { cause: thrown });
}
