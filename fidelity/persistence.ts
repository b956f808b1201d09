/** Makes requests again that do no harm when they were carried out already: those that tidy up. */
import { setTimeout } from 'node:timers/promises';
import { type Answer, exceptionOf } from '../tools/signedCalls/answer';
import { NoAnswer, type SendRequest } from '../tools/signedCalls/signedCalls';

const ATTEMPTS = 4;
const WAIT_MS = 200;

/** The same calls, made again while their connections are lost, or while an earlier request still holds the pool. */
export function persistent(send: SendRequest): SendRequest {
  return async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(request, signal).catch((error: unknown) => {
        if (attempt === ATTEMPTS || !(error instanceof NoAnswer)) throw error;
        return undefined;
      });
      if (answer && (attempt === ATTEMPTS || !holdsThePool(answer))) return answer;
      await setTimeout(WAIT_MS * attempt);
    }
  };
}

const holdsThePool = (answer: Answer) => exceptionOf(answer) === 'ConcurrentModificationException';
