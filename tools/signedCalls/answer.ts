/** The answer of an endpoint, and its description. */
import { isObject, type Json } from '../json';

export interface Answer {
  status: number;
  /** The names are in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Undefined if it is empty. The text if it is not JSON. */
  body: Json | undefined;
}

/** The name of the exception, or an empty string for a success. */
export function exceptionOf({ body }: Answer): string {
  const { __type: type } = isObject(body) ? body : {};
  return typeof type === 'string' ? (type.split('#').at(-1) ?? type) : '';
}

/** A short description of an answer. */
export function described(answer: Answer): string {
  const { message } = isObject(answer.body) ? answer.body : {};
  const exception = exceptionOf(answer);
  return exception === '' ? `HTTP ${answer.status}: ${inWords(answer.body)}` : `${exception}: ${message ?? 'no message'}`;
}

export const inWords = (value: Json | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));
