import { randomUUID } from 'node:crypto';
import type { AnsweredEvent, EventParts } from '../../lambda/invoke';
import { HandlerCaller, type HandlerCallerOptions, NoProgressEvent } from '../handlerCaller';
import { handlerFailure, invalidAnswer, noAnswer } from './handlerFailures';
import type { InvocationSlots } from './invocationSlots';
import type { ResourceRequest } from './resourceRequest';
import type { Model } from './resourceSchema';
import type { ResourceType } from './resourceType';

export interface TypeHandlersOptions extends Pick<HandlerCallerOptions, 'invoke' | 'retries' | 'wait'> {
  type: ResourceType;
  slots: InvocationSlots;
  region: string | undefined;
}

/** Reads and lists answer at once, so the callers of Cloud Control retry them. */
const NO_RETRIES = { retries: 0, firstPauseSeconds: 0 };

/** The handlers of the served type. */
export class TypeHandlers {
  constructor(private readonly options: TypeHandlersOptions) {}

  /** @throws CloudControlError for a failure of the read handler */
  async read(properties: Model): Promise<Model> {
    const { resourceModel } = await this.answerTo('READ', properties);
    if (resourceModel) return resourceModel;
    throw invalidAnswer(this.options.type.name, 'a READ without resourceModel.');
  }

  /** @throws CloudControlError for a failure of the list handler */
  async list(properties: Model, page: Pick<EventParts, 'nextToken' | 'maxResults'>): Promise<ModelPage> {
    const { resourceModels, nextToken } = await this.answerTo('LIST', properties, page);
    if (resourceModels) return { models: resourceModels, nextToken };
    throw invalidAnswer(this.options.type.name, 'a LIST without resourceModels.');
  }

  /** Runs a request until its end. Never rejects: a failure becomes the status of the request. */
  async run(request: ResourceRequest, desired: Model, previous: Model | undefined, stopped: AbortSignal): Promise<void> {
    const { type, slots } = this.options;
    const caller = this.caller({
      turn: (send) =>
        slots.run(() => {
          request.cancelled.throwIfAborted();
          request.begin();
          return send();
        }),
    });
    const signal = AbortSignal.any([request.cancelled, stopped]);
    const onAnswer: HandlerCallerOptions['onAnswer'] = (answer, _event, nextInSeconds) => {
      if (nextInSeconds !== undefined) request.progress(answer, type.identifierIn(answer.resourceModel), nextInSeconds);
    };
    try {
      const answer = await caller.run(request.operation, desired, { previous, token: request.token }, { signal, onAnswer });
      request.end(this.checked(request, answer), type.identifierIn(answer.resourceModel));
    } catch (error) {
      if (error === request.cancelled.reason) request.endCancelled();
      else request.end(failure(noAnswer(type.name, error).message), undefined);
    }
  }

  /** A create without a primary identifier in its answer fails: Cloud Control could not manage the resource. */
  private checked(request: ResourceRequest, answer: AnsweredEvent): AnsweredEvent {
    const { type } = this.options;
    const isNamed = request.operation !== 'CREATE' || type.identifierIn(answer.resourceModel) !== undefined;
    if (answer.status !== 'SUCCESS' || isNamed) return answer;
    return failure(invalidAnswer(type.name, 'a CREATE without primary identifier.').message);
  }

  private async answerTo(action: 'READ' | 'LIST', desired: Model, page: Partial<EventParts> = {}): Promise<AnsweredEvent> {
    const { type, slots } = this.options;
    const token = randomUUID();
    let answer: AnsweredEvent;
    try {
      const caller = this.caller({ retries: NO_RETRIES, turn: (send) => slots.run(send) });
      answer = await caller.run(action, desired, { ...page, token });
    } catch (error) {
      throw error instanceof NoProgressEvent ? invalidAnswer(type.name, error.message) : noAnswer(type.name, error);
    }
    if (answer.status === 'FAILED') throw handlerFailure(type.name, answer, token);
    return answer;
  }

  private caller(options: Partial<HandlerCallerOptions>): HandlerCaller {
    const { invoke, retries, wait, region, type } = this.options;
    return new HandlerCaller({
      invoke,
      // Only templates have logical ids.
      common: { logicalResourceId: null, resourceType: type.name, region },
      ...(retries && { retries }),
      ...(wait && { wait }),
      ...options,
    });
  }
}

export interface ModelPage {
  models: Model[];
  nextToken?: string | undefined;
}

function failure(message: string): AnsweredEvent {
  return { status: 'FAILED', errorCode: 'InternalFailure', message };
}
