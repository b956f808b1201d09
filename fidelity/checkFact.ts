import { setTimeout } from 'node:timers/promises';
import { errorMessage } from '../tools/errorMessage';
import { isObject, type Json, type JsonObject } from '../tools/json';
import type { Answer } from '../tools/signedCalls/answer';
import { NoAnswer, type SendRequest, type ServiceRequest } from '../tools/signedCalls/signedCalls';
import { mismatches, shown } from './expectation';
import type { Expectation, Fact, FactStep } from './fact';
import { inputOf } from './input';
import type { FactOutcome } from './outcome';
import { MissingReference, resolve } from './references';
import { isInconclusive } from './retryThrottling';

/** The run that checks a fact, and its endpoint. */
export interface FactRun {
  send: SendRequest;
  /** Sends without pacing and retries, for requests that are sent at once. */
  sendAtOnce: SendRequest;
  region: string;
  settleMs: number;
  runName: string;
  /** The fact's pool. */
  poolId: string;
  signal: AbortSignal;
}

/**
 * Sends the fact's requests and compares the answers.
 * @throws NoAnswer when a connection is lost. The state of the endpoint is unknown then, so the caller starts the fact again
 * @throws the signal's reason, once it is aborted
 */
export async function checkFact(fact: Fact, run: FactRun): Promise<FactOutcome> {
  try {
    return await new Check(fact, run).outcome();
  } catch (error) {
    run.signal.throwIfAborted();
    if (error instanceof NoAnswer) throw error;
    if (error instanceof MissingReference) return failed(fact, [error.message]);
    return { result: 'error', message: errorMessage(error) };
  }
}

/** An OPEN fact whose steps fail before its behaviours differ fits none of them. */
const failed = ({ grade }: Fact, differences: string[]): FactOutcome =>
  grade === 'OPEN' ? { result: 'open', behaviours: [], shown: differences } : { result: 'differs', differences };

class Check {
  private readonly scope: JsonObject;
  private readonly differences: string[] = [];
  /** The mismatches of each behaviour of an OPEN fact. */
  private readonly behaviourMismatches = new Map<string, string[]>();
  /** The answers' values in the places that the behaviours name. */
  private readonly shown = new Set<string>();

  constructor(
    private readonly fact: Fact,
    private readonly run: FactRun,
  ) {
    const { region, runName, poolId } = run;
    this.scope = { region, run: runName, pool: poolId };
  }

  async outcome(): Promise<FactOutcome> {
    for (const [index, step] of (this.fact.steps ?? []).entries()) {
      await this.runStep(step, `step ${index + 1}, ${step.call}`);
      // After a wrong answer, the next steps prove nothing.
      if (this.differences.length > 0) return failed(this.fact, this.differences);
    }
    if (this.fact.grade !== 'OPEN') return { result: 'holds' };
    const behaviours = [...this.behaviourMismatches].filter(([, found]) => found.length === 0).map(([behaviour]) => behaviour);
    return { result: 'open', behaviours, shown: [...this.shown] };
  }

  private async runStep(step: FactStep, place: string): Promise<void> {
    this.run.signal.throwIfAborted();
    const { signal, settleMs } = this.run;
    const pauseMs = Math.max(step.pauseMs ?? 0, step.settled ? settleMs : 0);
    const [duringAnswer, answers] = await Promise.all([
      step.during && this.run.sendAtOnce(this.requestOf(step.during), signal),
      setTimeout(pauseMs, undefined, { signal }).then(() => this.send(step)),
    ]);
    const last = answers.at(-1);
    if (last) this.remember(step, last);
    const withPlace = (mismatch: string) => `${place}: ${mismatch}`;
    if (duringAnswer) {
      const found = this.mismatchesIn({}, [duringAnswer]);
      this.differences.push(...found.map((one) => withPlace(`${step.during?.call} during the step: ${one}`)));
    }
    if (!step.behaviours) this.differences.push(...this.mismatchesIn(step, answers).map(withPlace));
    for (const [behaviour, expectation] of Object.entries(step.behaviours ?? {})) {
      const found = this.mismatchesIn(expectation, answers).map(withPlace);
      this.behaviourMismatches.set(behaviour, [...(this.behaviourMismatches.get(behaviour) ?? []), ...found]);
      for (const answer of answers) for (const one of shown(expectation, answer)) this.shown.add(one);
    }
  }

  private async send(step: FactStep): Promise<Answer[]> {
    if (step.atOnce !== undefined) {
      const inputs = resolve(step.atOnce, this.scope) as JsonObject[];
      const requests = inputs.map((input) => this.requestOf({ ...step, with: { ...step.with, ...input } }));
      return Promise.all(requests.map((request) => this.run.sendAtOnce(request, this.run.signal)));
    }
    const request = this.requestOf(step);
    const answers: Answer[] = [];
    for (let count = 0; count < (step.times ?? 1); count += 1) {
      this.run.signal.throwIfAborted();
      answers.push(await this.run.send(request, this.run.signal));
    }
    return answers;
  }

  private requestOf(step: FactStep): ServiceRequest {
    const { call: operation, body, unsigned } = step;
    if (body !== undefined) return { operation, body, unsigned };
    const input = resolve(inputOf(step), this.scope) as JsonObject;
    const poolId = typeof input.UserPoolId === 'string' ? input.UserPoolId : undefined;
    return { operation, body: JSON.stringify(input), poolId, unsigned };
  }

  /** Stores the answer under its name, and the id of a created client, for the references of later steps. */
  private remember({ call, as }: FactStep, { body }: Answer): void {
    if (as !== undefined) this.scope[as] = body ?? {};
    const clientId = call === 'CreateUserPoolClient' ? createdClientId(body) : undefined;
    if (clientId !== undefined) this.scope.client = clientId;
  }

  /**
   * The mismatches of the first answer that is not as expected. For requests sent at once, one expected answer is enough, unless
   * the step has `each`.
   * @throws Error when that answer does not depend on the request, such as a throttling error
   */
  private mismatchesIn(
    { atOnce, each: all, ...expectation }: Expectation & Pick<FactStep, 'atOnce' | 'each'>,
    answers: Answer[],
  ): string[] {
    const each = answers.map((answer) => ({ answer, reasons: mismatches(expectation, answer, this.scope) }));
    const [bad, ...others] = each.filter(({ reasons }) => reasons.length > 0);
    if (!bad || (atOnce !== undefined && !all && others.length + 1 < each.length)) return [];
    if (isInconclusive(bad.answer)) throw new Error(bad.reasons.join('; '));
    return bad.reasons;
  }
}

function createdClientId(body: Json | undefined): string | undefined {
  const client = isObject(body) ? body.UserPoolClient : undefined;
  return isObject(client) && typeof client.ClientId === 'string' ? client.ClientId : undefined;
}
