import { Unknown } from '../src/model/unknown';
import type { Place, Scalar } from './node';

/** The value of a node in a deployment, with the places of its parts. */
export interface Value {
  place: Place;
  content: Scalar | Unknown | Value[] | Members;
}

export type Members = Map<string, Member>;

export interface Member {
  keyPlace: Place;
  value: Value;
}

/** The beginning of a dynamic reference: CloudFormation reads the secret or parameter at deployment. */
const DYNAMIC_REFERENCE = '{{resolve:';

/** The value that the handlers would get. */
export function plain({ content }: Value): unknown {
  if (Array.isArray(content)) return content.map(plain);
  if (typeof content === 'string' && content.includes(DYNAMIC_REFERENCE)) return new Unknown('string');
  // To the model null is a missing value, but CloudFormation refuses null: functionFindings.ts reports it.
  if (content === null) return new Unknown('any');
  return content instanceof Map ? plainMembers(content) : content;
}

export function plainMembers(members: Members): Record<string, unknown> {
  return Object.fromEntries([...members].map(([name, { value }]) => [name, plain(value)]));
}

/** A value as a string; undefined for lists and objects, and for values that are known only at deployment. */
export function textIn(value: Value | undefined): string | undefined {
  const { content } = value ?? {};
  return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean' ? String(content) : undefined;
}
