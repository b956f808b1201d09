import type { Json } from '../tools/json';
import { type Answer, described, inWords } from '../tools/signedCalls/answer';
import type { Expectation } from './fact';
import { type Difference, differences, expectedPlaces } from './matchers';
import { resolve, type Scope } from './references';

/** One sentence for each place where the answer is not as expected. */
export function mismatches(expectation: Expectation, answer: Answer, scope: Scope): string[] {
  const { answer: body, refused, http } = expectation;
  if (refused) return refusalMismatches(refused, answer, scope);
  if (http) return sentences(differences(resolve(http, scope), httpAnswer(answer)));
  if (answer.status !== 200) return [`refused with ${described(answer)}`];
  return body === undefined ? [] : sentences(differences(resolve(body, scope), answer.body));
}

/** The answer's values in the places that the expectation names. For an OPEN fact, this is what the endpoint showed. */
export function shown({ answer: body, refused, http }: Expectation, answer: Answer): string[] {
  if (refused && answer.status === 200) return ['accepted'];
  if (refused || (body !== undefined && answer.status !== 200)) return [described(answer)];
  const places = http ? expectedPlaces(http, httpAnswer(answer)) : expectedPlaces(body ?? {}, answer.body);
  return places.map(({ path, got }) => `${path} ${inWords(got)}`);
}

function refusalMismatches({ type, message }: NonNullable<Expectation['refused']>, answer: Answer, scope: Scope): string[] {
  if (answer.status === 200) return [`accepted; expected ${type}`];
  const expected = { status: 400, body: { __type: type, ...(message !== undefined && { message }) } };
  return sentences(differences(resolve(expected, scope), httpAnswer(answer)));
}

const httpAnswer = ({ status, headers, body }: Answer): Json => ({ status, headers, ...(body !== undefined && { body }) });

const sentences = (found: Difference[]) =>
  found.map(({ path, expected, got }) => `${path || 'the answer'}: expected ${expected}, got ${inWords(got)}`);
