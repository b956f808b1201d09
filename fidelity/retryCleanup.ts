/** Retries cleanup requests. They can be sent twice without harm. */
import { setTimeout } from 'node:timers/promises';
import { type Answer, exceptionOf } from '../tools/signedCalls/answer';
import { NoAnswer, type SendRequest } from '../tools/signedCalls/signedCalls';

const ATTEMPTS = 4;
const WAIT_MS = 200;

/** Sends each request up to four times, while its connection is lost or an earlier request still locks the pool. */
export function retryingCleanup(send: SendRequest): SendRequest {
  return async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(request, signal).catch((error: unknown) => {
        if (attempt === ATTEMPTS || !(error instanceof NoAnswer)) throw error;
        return undefined;
      });
      if (answer && (attempt === ATTEMPTS || !isPoolLocked(answer))) return answer;
      await setTimeout(WAIT_MS * attempt);
    }
  };
}

const isPoolLocked = (answer: Answer) => exceptionOf(answer) === 'ConcurrentModificationException';
