/** What an endpoint answered, and how to tell of it. */
import { isObject, type Json } from '../json';

export interface Answer {
  status: number;
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>;
  /** Undefined where it is empty; the text where it is no JSON. */
  body: Json | undefined;
}

/** The name of the exception; empty for a success. */
export function exceptionOf({ body }: Answer): string {
  const { __type: type } = isObject(body) ? body : {};
  return typeof type === 'string' ? (type.split('#').at(-1) ?? type) : '';
}

/** In a few words. */
export function described(answer: Answer): string {
  const { message } = isObject(answer.body) ? answer.body : {};
  const exception = exceptionOf(answer);
  return exception === '' ? `HTTP ${answer.status}: ${inWords(answer.body)}` : `${exception}: ${message ?? 'no message'}`;
}

export const inWords = (value: Json | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));
