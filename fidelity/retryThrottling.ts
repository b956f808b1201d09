/** Retries requests whose answer is about the moment and not about the request. */
import { setTimeout } from 'node:timers/promises';
import { type Answer, exceptionOf } from '../tools/signedCalls/answer';
import type { SendRequest } from '../tools/signedCalls/signedCalls';

const THROTTLING = new Set(['TooManyRequestsException', 'ThrottlingException']);

/** The exceptions for a caller without permission or with invalid credentials. They say nothing about the fact. */
const ACCESS_DENIED = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'UnrecognizedClientException',
]);

const ATTEMPTS = 4;

/**
 * Sends each request up to four times, while the answer is HTTP 500 or above or a throttling exception. Doubles the wait each
 * time.
 * @param firstWaitMs the wait before the first retry
 */
export function retryingThrottled(send: SendRequest, firstWaitMs: number): SendRequest {
  return async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(request, signal);
      if (attempt === ATTEMPTS || !isTransient(answer)) return answer;
      await setTimeout(firstWaitMs * 2 ** (attempt - 1), undefined, { signal });
    }
  };
}

const isTransient = (answer: Answer) => answer.status >= 500 || THROTTLING.has(exceptionOf(answer));

/** Whether the answer is about the caller or the moment, so that it says nothing about the request. */
export const isInconclusive = (answer: Answer) => THROTTLING.has(exceptionOf(answer)) || ACCESS_DENIED.has(exceptionOf(answer));
