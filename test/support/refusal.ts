import { HandlerError } from '../../src/model/handlerError';

/** The message with which something is refused as an invalid request; empty when it is not refused. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    if (error instanceof HandlerError && error.errorCode === 'InvalidRequest') return error.message;
    throw error;
  }
}
