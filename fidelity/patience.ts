/** Asks again where an answer speaks of the moment and not of the request. */
import { setTimeout } from 'node:timers/promises';
import { type Answer, exceptionOf } from '../tools/signedCalls/answer';
import type { SendRequest } from '../tools/signedCalls/signedCalls';

/** Of a service that is asked too much. */
const THROTTLED = new Set(['TooManyRequestsException', 'ThrottlingException']);

/** What says that the caller may not ask, or no longer: nothing about the fact that it wanted to know. */
const BARRED = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'UnrecognizedClientException',
]);

const ATTEMPTS = 4;

/**
 * The same calls, made up to four times while the answer is HTTP 500 or above, or that it was asked too much; each time after twice
 * the wait.
 * @param firstWaitMs the first of these waits
 */
export function patient(send: SendRequest, firstWaitMs: number): SendRequest {
  return async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(request, signal);
      if (attempt === ATTEMPTS || !isPassing(answer)) return answer;
      await setTimeout(firstWaitMs * 2 ** (attempt - 1), undefined, { signal });
    }
  };
}

const isPassing = (answer: Answer) => answer.status >= 500 || THROTTLED.has(exceptionOf(answer));

/** Whether the answer is about the caller or the moment, whatever was asked. */
export const tellsNothing = (answer: Answer) => THROTTLED.has(exceptionOf(answer)) || BARRED.has(exceptionOf(answer));
