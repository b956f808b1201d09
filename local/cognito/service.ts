/**
 * Serves a request: the operation and the signature, then a fault, then permission, body, rate and lock, then the operation
 * itself.
 */
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

export interface ReceivedRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  /** Undefined if it was larger than `MAX_BODY_BYTES`. */
  body: Buffer | undefined;
}

export interface CallResult {
  /** The HTTP status. */
  status: number;
  /** Undefined for an operation without output: the body is empty. */
  answer: Record<string, unknown> | undefined;
  /** How the server ends the connection instead of sending the whole answer. */
  unsent?: 'cut' | 'cut-inside' | 'hang';
  /** The name of the request's fault. */
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

  /** @throws Error for an action in `deny` that matches no operation */
  constructor(private readonly options: LocalCognitoOptions) {
    this.state = newState(options);
    this.quotas = options.quotas && new QuotaKeeper(options.quotas, this.state);
    this.isDenied = deniedBy(options.deny ?? []);
    this.future = withFutureMembers(options.futureMembers ?? {});
  }

  /**
   * Performs an operation without signature, permissions, rates, the lock, latency and faults.
   * @throws CognitoError the error of the operation
   */
  perform(operation: string, input: Record<string, unknown>): Record<string, unknown> {
    return this.execute(operation, findOperation(operation, serviceNaming(operation)), input) ?? {};
  }

  /** Adds an empty user pool with an id that the caller chooses. */
  addUserPool(id: string, name: string): void {
    addUserPool(this.state, id, { PoolName: name });
  }

  /** The time of the service's clock, for the header of every answer. */
  get date(): string {
    return new Date(this.state.now()).toUTCString();
  }

  newRequestId(): string {
    return this.state.ids.newRequestId();
  }

  /** Serves a request. Never rejects: an error is a result, too. */
  async serve(received: ReceivedRequest): Promise<{ call: ReceivedCall; result: CallResult }> {
    const parsed = received.body === undefined ? { refused: bodyTooLarge(MAX_BODY_BYTES) } : parseBody(received.body);
    const accessKeyId = accessKeyIdOf(received.headers);
    const call: ReceivedCall = {
      operation: operationOf(received.headers),
      input: 'value' in parsed && isObject(parsed.value) ? parsed.value : {},
      ...(accessKeyId !== undefined && { accessKeyId }),
    };
    const result = await resultOrError(async () => {
      const operation = accept(received, call);
      const fault = this.options.faultFor?.(call);
      const carryOut = () => resultOrError(async () => ({ status: 200, answer: await this.carryOut(call, operation, parsed) }));
      return fault === undefined ? carryOut() : this.withFault(fault, call, carryOut);
    });
    return { call, result };
  }

  /**
   * Checks the permission first, then whether the body can be parsed, then the rate. The rate comes last (INF).
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
      return this.execute(call.operation, operation, parsed.value);
    });
  }

  private execute(name: string, operation: Operation, body: unknown): CallResult['answer'] {
    return this.future(name, body, () => perform(this.state, operation, body));
  }

  private async takeTime(call: ReceivedCall): Promise<void> {
    const { latency = 0 } = this.options;
    if (typeof latency === 'function') await latency(call);
    // With ref: false, the process of a stopped server does not wait for its last requests.
    else if (latency > 0) await sleep(latency, undefined, { ref: false });
  }

  private async withFault(fault: Fault, call: ReceivedCall, carryOut: () => Promise<CallResult>): Promise<CallResult> {
    const [when, ending] = readFault(fault);
    // The caller does not receive this answer, but a test can read it in the record.
    const hidden = when === 'after' ? await carryOut() : { status: 0, answer: undefined };
    const name = faultName(fault);
    if (ending === 'cut-inside') return { ...hidden, unsent: ending, fault: name };
    if (typeof ending === 'string') return { ...hidden, status: 0, unsent: ending, fault: name };
    return { ...resultOf(ending(call, this.state)), fault: name };
  }
}

/** @throws CognitoError for a request without a known operation or without a signature */
function accept({ method, url, headers }: ReceivedRequest, { operation }: ReceivedCall): Operation {
  if (method !== 'POST' || url !== '/') throw unknownOperation(`Requests are POST /, not ${method} ${url}.`);
  // The operation is checked before the signature, because callers do not sign Cognito's public operations, which are unknown
  // here.
  const service = serviceOf(headers);
  if (service === undefined) throw unknownOperation(`The target '${operation}' is not an operation of Cognito.`);
  const found = findOperation(operation, service);
  const unsigned = signatureError(headers);
  if (unsigned) throw unsigned;
  return found;
}

/** Returns the result, or converts a thrown error to one. */
async function resultOrError(act: () => Promise<CallResult>): Promise<CallResult> {
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

/** The fidelity suite has a copy of this function, because it must not share code with the server that it checks. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
