import { CallError } from '../cognito/errors';
import { sentencesOf } from '../model/problem';
import type { Settings } from '../model/properties';
import { unknownValues } from '../model/unknownValues';

/**
 * An error of a call; where Cognito refused the request as invalid, with further sentences: `more`, and one for each value of the template
 * that is not known here.
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
