import { Unknown } from '../src/model/unknown';
import type { Place, Scalar } from './node';

/** What a node stands for at a deployment, with the places of its parts. */
export interface Value {
  place: Place;
  content: Scalar | Unknown | Value[] | Members;
}

export type Members = Map<string, Member>;

export interface Member {
  keyPlace: Place;
  value: Value;
}

/** A secret or a parameter that CloudFormation reads while it deploys. */
const DYNAMIC_REFERENCE = '{{resolve:';

/** A value as the handlers would get it. */
export function plain({ content }: Value): unknown {
  if (Array.isArray(content)) return content.map(plain);
  if (typeof content === 'string' && content.includes(DYNAMIC_REFERENCE)) return new Unknown('string');
  // The model takes null for a value that is not there. CloudFormation does not, which is checked elsewhere.
  if (content === null) return new Unknown('any');
  return content instanceof Map ? plainMembers(content) : content;
}

export function plainMembers(members: Members): Record<string, unknown> {
  return Object.fromEntries([...members].map(([name, { value }]) => [name, plain(value)]));
}

/** The text that a value is; undefined for what is none, or only the deployment knows. */
export function textIn(value: Value | undefined): string | undefined {
  const { content } = value ?? {};
  return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean' ? String(content) : undefined;
}
