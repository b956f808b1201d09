import { CallError } from '../cognito/errors';
import { sentencesOf } from '../model/problem';
import type { Settings } from '../model/properties';
import { unknownValues } from '../model/unknownValues';

/**
 * Adds sentences to the message of a call's error, if Cognito refused the request as invalid: the sentences in `more`, and a
 * sentence for each unknown value of the template. Returns any other error unchanged.
 */
export function explainedRefusal(
  error: unknown,
  given: Settings,
  more: (refusal: CallError) => readonly string[] = () => [],
): unknown {
  if (!(error instanceof CallError) || error.errorCode !== 'InvalidRequest') return error;
  const { errorCode, message, carriedOut, cause, about } = error;
  return new CallError(
    errorCode,
    [message, ...more(error), ...sentencesOf(unknownValues(given))].join(' '),
    carriedOut,
    { cause },
    about,
  );
}
