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

/** Values that every handler gets in addition to the library's request. */
export interface InvocationContext {
  deadline: Deadline;
  record: InvocationRecord;
  /** The number of times that CloudFormation has called back for this request. Undefined if it cannot call back. */
  callbacks: number | undefined;
  isRollback: boolean;
  maxResults: number | undefined;
}

export type InvocationRequest = ResourceHandlerRequest<ResourceModel> & InvocationContext;

type Context = Partial<LambdaContext> | undefined;

/**
 * The base of the resource class. It replaces the entry points of the library's `BaseResource`, which have these faults:
 * - They sleep for a second at the end of every call.
 * - They do not pass the page token to the list handler.
 * - They lose the model of a failed event.
 * - They use the session of one caller for the next caller.
 */
export abstract class ResourceRuntime extends BaseResource<ResourceModel> {
  private readonly actions: HandlerSignatures<ResourceModel, BaseModel>;

  constructor() {
    const actions = new HandlerSignatures<ResourceModel, BaseModel>();
    // The library registers every method that has the decorator `@handlerEvent` in this map.
    super(ResourceModel.TYPE_NAME, ResourceModel, undefined, actions);
    this.actions = actions;
  }

  /** Answers one event of CloudFormation with one progress event. Never rejects, even if the event is malformed. */
  override async entrypoint(event: unknown, context?: Context): Promise<CfnResponse<ResourceModel>> {
    return (await this.answer(event, context)) as unknown as CfnResponse<ResourceModel>;
  }

  /** Does the same for the event that the library defines for local tests. */
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
      // The members of the event throw, so its identifiers cannot be read.
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
      // The invocation must not fail because of its log line, which contains values from the unchecked context.
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

/** Prepares the log after the first call to Cognito is sent, so that both happen at the same time. */
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

/**
 * Returns a handler error unchanged. Any other error is a defect in this code. Its message comes from Node, and does not help a
 * reader of stack events.
 */
function handlerError(thrown: unknown): HandlerError {
  if (thrown instanceof HandlerError) return thrown;
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return new HandlerError('InternalFailure', `The handler failed unexpectedly (${kind}).`, { cause: thrown });
}
