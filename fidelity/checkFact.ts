import { setTimeout } from 'node:timers/promises';
import { errorMessage } from '../tools/errorMessage';
import { isObject, type Json, type JsonObject } from '../tools/json';
import type { Answer } from '../tools/signedCalls/answer';
import { NoAnswer, type SendRequest, type ServiceRequest } from '../tools/signedCalls/signedCalls';
import { complaints, shown } from './expectation';
import type { Expectation, Fact, FactStep } from './fact';
import { inputOf } from './input';
import type { FactOutcome } from './outcome';
import { tellsNothing } from './patience';
import { NothingThere, resolve } from './references';

/** The run that shows a fact, and the endpoint that it asks. */
export interface FactRun {
  send: SendRequest;
  /** Neither paced nor repeated, for what is sent all at once. */
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
 * @throws NoAnswer where a connection was lost: what the endpoint holds now is not known, so the fact has to begin again
 * @throws the signal's reason, once it is aborted
 */
export async function checkFact(fact: Fact, run: FactRun): Promise<FactOutcome> {
  try {
    return await new Check(fact, run).outcome();
  } catch (error) {
    run.signal.throwIfAborted();
    if (error instanceof NoAnswer) throw error;
    if (error instanceof NothingThere) return unlike(fact, [error.message]);
    return { result: 'error', message: errorMessage(error) };
  }
}

/** An endpoint that never gets to where the readings part fits none of them. */
const unlike = ({ grade }: Fact, differences: string[]): FactOutcome =>
  grade === 'OPEN' ? { result: 'open', readings: [], shown: differences } : { result: 'differs', differences };

class Check {
  private readonly scope: JsonObject;
  private readonly differences: string[] = [];
  /** By reading: what speaks against it. */
  private readonly objections = new Map<string, string[]>();
  /** What the answers had where readings speak of them. */
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
      await this.take(step, `step ${index + 1}, ${step.call}`);
      // What follows a wrong answer tells nothing more.
      if (this.differences.length > 0) return unlike(this.fact, this.differences);
    }
    if (this.fact.grade !== 'OPEN') return { result: 'holds' };
    const readings = [...this.objections].filter(([, objections]) => objections.length === 0).map(([reading]) => reading);
    return { result: 'open', readings, shown: [...this.shown] };
  }

  private async take(step: FactStep, place: string): Promise<void> {
    this.run.signal.throwIfAborted();
    const { signal, settleMs } = this.run;
    const pauseMs = Math.max(step.pauseMs ?? 0, step.settled ? settleMs : 0);
    const [meanwhile, answers] = await Promise.all([
      step.during && this.run.sendAtOnce(this.requestOf(step.during), signal),
      setTimeout(pauseMs, undefined, { signal }).then(() => this.send(step)),
    ]);
    const last = answers.at(-1);
    if (last) this.keep(step, last);
    const said = (complaint: string) => `${place}: ${complaint}`;
    if (meanwhile)
      this.differences.push(...this.complain({}, [meanwhile]).map((one) => said(`${step.during?.call} beside it: ${one}`)));
    if (!step.readings) this.differences.push(...this.complain(step, answers).map(said));
    for (const [reading, expectation] of Object.entries(step.readings ?? {})) {
      const objections = this.complain(expectation, answers).map(said);
      this.objections.set(reading, [...(this.objections.get(reading) ?? []), ...objections]);
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

  /** Later steps refer to the answer by its name, and to the client that was created last. */
  private keep({ call, as }: FactStep, { body }: Answer): void {
    if (as !== undefined) this.scope[as] = body ?? {};
    const clientId = call === 'CreateUserPoolClient' ? createdClientId(body) : undefined;
    if (clientId !== undefined) this.scope.client = clientId;
  }

  /**
   * What is wrong with the first answer that is not as expected. Of answers to what was sent at once, one as expected is enough, unless
   * each has to be.
   * @throws Error where that answer tells nothing about what was asked
   */
  private complain(
    { atOnce, each: all, ...expectation }: Expectation & Pick<FactStep, 'atOnce' | 'each'>,
    answers: Answer[],
  ): string[] {
    const each = answers.map((answer) => ({ answer, reasons: complaints(expectation, answer, this.scope) }));
    const [bad, ...others] = each.filter(({ reasons }) => reasons.length > 0);
    if (!bad || (atOnce !== undefined && !all && others.length + 1 < each.length)) return [];
    if (tellsNothing(bad.answer)) throw new Error(bad.reasons.join('; '));
    return bad.reasons;
  }
}

function createdClientId(body: Json | undefined): string | undefined {
  const client = isObject(body) ? body.UserPoolClient : undefined;
  return isObject(client) && typeof client.ClientId === 'string' ? client.ClientId : undefined;
}
