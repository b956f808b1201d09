import type { Kind, PrimitiveKind } from '../../src/model/attribute';
import { ANSWER_ONLY, KINDS, PROPERTIES, READ_ONLY, SETTABLE, SETTING_NAMES } from '../../src/model/attributes';
import type { Constraints } from '../../src/model/constraints';
import type { PropertyName } from '../../src/model/properties';
import type { ApiShape } from './apiModel';

const POOL: readonly PropertyName[] = ['UserPoolId'];
const CLIENT: readonly PropertyName[] = ['UserPoolId', 'ClientId'];

/**
 * The inputs and outputs of the operations that the resource type calls, from the table in `src/model/attributes.ts`. The known
 * values of a row are the values of Cognito's enumeration.
 */
export const TYPE_SIDE: Readonly<Record<string, ApiShape>> = {
  CreateUserPoolClientRequest: structure(properties(SETTABLE)),
  CreateUserPoolClientResponse: answer(),
  DescribeUserPoolClientRequest: structure(properties(CLIENT)),
  DescribeUserPoolClientResponse: answer(),
  UpdateUserPoolClientRequest: structure(properties([...CLIENT, ...SETTING_NAMES])),
  UpdateUserPoolClientResponse: answer(),
  DeleteUserPoolClientRequest: structure(properties(CLIENT)),
  DeleteUserPoolClientResponse: { members: {} },
  ListUserPoolClientsRequest: structure({ ...properties(POOL), MaxResults: {}, NextToken: {} }),
  ListUserPoolClientsResponse: structure({
    UserPoolClients: { type: 'list', item: structure({ UserPoolId: {}, ClientId: {}, ClientName: {} }) },
    NextToken: {},
  }),
};

/** An answer with a client. It states no limits, because Cognito's answers already meet them. */
function answer(): ApiShape {
  const settings = SETTING_NAMES.map((name) => [name, withoutLimits(KINDS[name])] as const);
  const others = ANSWER_ONLY.map((name) => [name, {}] as const);
  return structure({ UserPoolClient: structure(Object.fromEntries([...settings, ...others])) });
}

function properties(names: readonly PropertyName[]): Record<string, ApiShape> {
  return Object.fromEntries(names.map((name) => [name, property(name)]));
}

/** A read-only property has a value that Cognito answered, so its row states no limits. */
function property(name: PropertyName): ApiShape {
  return READ_ONLY.includes(name) ? withoutLimits(KINDS[name]) : shapeOf(KINDS[name], PROPERTIES[name].constraints);
}

function structure(members: Readonly<Record<string, ApiShape>>): ApiShape {
  return { type: 'structure', members };
}

function shapeOf(kind: Kind, constraints: Constraints = {}): ApiShape {
  if (kind === 'list') {
    return { type: 'list', limits: { max: constraints.maxItems }, item: primitive('string', constraints.items) };
  }
  if (typeof kind === 'string') return primitive(kind, constraints);
  const members = Object.entries(kind).map(([name, one]) => [name, primitive(one, constraints.members?.[name])]);
  return { ...structure(Object.fromEntries(members)), required: constraints.required ?? [] };
}

function primitive(
  type: PrimitiveKind,
  { minLength, maxLength, minimum, maximum, pattern, known, isOpen }: Constraints = {},
): ApiShape {
  return {
    type,
    limits: { min: minLength ?? minimum, max: maxLength ?? maximum, pattern: pattern && inModelNotation(pattern.regexp) },
    ...(known && !isOpen && { values: known }),
  };
}

/** A pattern in the notation of the API model: Java's `\s` is only ASCII white space, which JavaScript lists one by one. */
function inModelNotation({ source }: RegExp): string {
  return source.replaceAll(' \\t\\n\\v\\f\\r', '\\s');
}

function withoutLimits(kind: Kind): ApiShape {
  if (kind === 'list') return { type: 'list', item: { type: 'string' } };
  if (typeof kind === 'string') return { type: kind };
  return structure(Object.fromEntries(Object.entries(kind).map(([name, type]) => [name, { type }])));
}
