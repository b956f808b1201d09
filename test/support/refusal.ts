import { HandlerError } from '../../src/model/handlerError';

/** The message of an InvalidRequest. Empty if the function does not throw. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    if (error instanceof HandlerError && error.errorCode === 'InvalidRequest') return error.message;
    throw error;
  }
}
