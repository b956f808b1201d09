/** From a request to what becomes of it: the order in which a request meets what can refuse it, the operation, and faults on demand. */
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessKeyIdOf } from '../http/awsJson';
import { bodyTooLarge, unknownOperation } from './errors';
import { type Fault, faultName, readFault } from './faults';
import { type WithFutureMembers, withFutureMembers } from './futureMembers';
import { findOperation, type Operation, perform, serviceNaming } from './operations';
import { type LocalCognitoOptions, newState } from './options';
import { accessDenied, deniedBy } from './permissions';
import { asCognitoError, operationOf, parseBody, serviceOf } from './protocol';
import { QuotaKeeper } from './quotas';
import type { ReceivedCall } from './receivedCall';
import { signatureError } from './signature';
import type { CognitoState } from './state';
import { UpdateLock } from './updateLock';
import { addUserPool } from './userPools';

/** A request as it came. */
export interface ReceivedRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  /** Undefined when it was larger than `MAX_BODY_BYTES`. */
  body: Buffer | undefined;
}

export interface CallResult {
  /** The HTTP status. */
  status: number;
  /** An operation without output answers nothing, with an empty body. */
  answer: Record<string, unknown> | undefined;
  /** What becomes of the answer where it is not sent, or not as a whole. */
  unsent?: 'cut' | 'cut-inside' | 'hang';
  /** The fault that happened to the request. */
  fault?: string;
}

/** Far above any valid request. */
export const MAX_BODY_BYTES = 1024 * 1024;

export class CognitoService {
  private readonly state: CognitoState;
  private readonly lock = new UpdateLock();
  private readonly quotas: QuotaKeeper | undefined;
  private readonly isDenied: (operation: string) => boolean;
  private readonly future: WithFutureMembers;

  /** @throws Error for an action to deny that names no operation */
  constructor(private readonly options: LocalCognitoOptions) {
    this.state = newState(options);
    this.quotas = options.quotas && new QuotaKeeper(options.quotas, this.state);
    this.isDenied = deniedBy(options.deny ?? []);
    this.future = withFutureMembers(options.futureMembers ?? {});
  }

  /**
   * Does an operation past all that stands between a caller and it: signature, permissions, rates, the lock, latency and faults.
   * @throws CognitoError what the operation refuses
   */
  perform(operation: string, input: Record<string, unknown>): Record<string, unknown> {
    return this.carriedOut(operation, findOperation(operation, serviceNaming(operation)), input) ?? {};
  }

  /** Adds an empty user pool under an id that the caller chooses. */
  addUserPool(id: string, name: string): void {
    addUserPool(this.state, id, { PoolName: name });
  }

  /** The time by the service's clock, as every answer tells it in its header. */
  get date(): string {
    return new Date(this.state.now()).toUTCString();
  }

  newRequestId(): string {
    return this.state.ids.newRequestId();
  }

  /** What was called, and what becomes of it. Never rejects: whatever goes wrong is an answer, too. */
  async serve(received: ReceivedRequest): Promise<{ call: ReceivedCall; result: CallResult }> {
    const parsed = received.body === undefined ? { refused: bodyTooLarge(MAX_BODY_BYTES) } : parseBody(received.body);
    const accessKeyId = accessKeyIdOf(received.headers);
    const call: ReceivedCall = {
      operation: operationOf(received.headers),
      input: 'value' in parsed && isObject(parsed.value) ? parsed.value : {},
      ...(accessKeyId !== undefined && { accessKeyId }),
    };
    const result = await answered(async () => {
      const operation = admit(received, call);
      const fault = this.options.faultFor?.(call);
      const carryOut = () => answered(async () => ({ status: 200, answer: await this.carryOut(call, operation, parsed) }));
      return fault === undefined ? carryOut() : this.struck(fault, call, carryOut);
    });
    return { call, result };
  }

  /**
   * Whether a call may be made comes before what it says, even before whether that can be read. That the rate is counted after both is
   * INF.
   */
  private async carryOut(
    call: ReceivedCall,
    operation: Operation,
    parsed: ReturnType<typeof parseBody>,
  ): Promise<CallResult['answer']> {
    if (this.isDenied(call.operation)) throw accessDenied(call, this.state);
    if ('refused' in parsed) throw parsed.refused;
    this.quotas?.count(call);
    return this.lock.during(call, async () => {
      await this.takeTime(call);
      return this.carriedOut(call.operation, operation, parsed.value);
    });
  }

  private carriedOut(name: string, operation: Operation, body: unknown): CallResult['answer'] {
    return this.future(name, body, () => perform(this.state, operation, body));
  }

  private async takeTime(call: ReceivedCall): Promise<void> {
    const { latency = 0 } = this.options;
    if (typeof latency === 'function') await latency(call);
    // A server that was stopped does not wait for its last requests.
    else if (latency > 0) await sleep(latency, undefined, { ref: false });
  }

  private async struck(fault: Fault, call: ReceivedCall, carryOut: () => Promise<CallResult>): Promise<CallResult> {
    const [when, ending] = readFault(fault);
    // Nobody sees this answer but a test that reads the record.
    const hidden = when === 'after' ? await carryOut() : { status: 0, answer: undefined };
    const name = faultName(fault);
    if (ending === 'cut-inside') return { ...hidden, unsent: ending, fault: name };
    if (typeof ending === 'string') return { ...hidden, status: 0, unsent: ending, fault: name };
    return { ...resultOf(ending(call, this.state)), fault: name };
  }
}

/** @throws CognitoError for a request that is not a call of a known operation, or not signed */
function admit({ method, url, headers }: ReceivedRequest, { operation }: ReceivedCall): Operation {
  if (method !== 'POST' || url !== '/') throw unknownOperation(`Requests are POST /, not ${method} ${url}.`);
  // An operation that is not known here is named also to a caller who does not sign: the public operations of Cognito take no signature.
  const service = serviceOf(headers);
  if (service === undefined) throw unknownOperation(`The target '${operation}' is no operation of Cognito.`);
  const found = findOperation(operation, service);
  const unsigned = signatureError(headers);
  if (unsigned) throw unsigned;
  return found;
}

/** The result; an error that was thrown becomes one. */
async function answered(act: () => Promise<CallResult>): Promise<CallResult> {
  try {
    return await act();
  } catch (thrown) {
    return resultOf(thrown);
  }
}

function resultOf(thrown: unknown): CallResult {
  const error = asCognitoError(thrown);
  return { status: error.status, answer: error.answer };
}

/** The fidelity suite has its own, as it must not share the code of what it checks. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
