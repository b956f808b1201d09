import schema from '../my-cognito-userpoolclient.json';
import { RULE_CHECKS, VALUE_CHECKS, type ValueCheck } from '../src/model/checks';
import { TEMPLATE_CHECKS, type TemplateCheck } from './checks';

/** A check, and where it is applied. */
export interface RuleRow {
  id: string;
  /** The requirement. */
  what: string;
  /** The actions before which the handlers apply the check. */
  handler: string;
  /** The level in `npm run check`. */
  check: string;
  /** The level at the synthesis of a CDK app. */
  cdk: string;
  /** The keywords of the schema, by which CloudFormation, cfn-lint and editors apply the check. */
  schema: string;
}

/** The keywords of a schema for each check. */
const KEYWORDS: Readonly<Record<ValueCheck, readonly string[]>> = {
  'unknown-property': ['additionalProperties'],
  'unknown-member': ['additionalProperties'],
  'read-only': ['readOnlyProperties'],
  required: ['required'],
  'wrong-type': ['type'],
  length: ['minLength', 'maxLength'],
  pattern: ['pattern'],
  range: ['minimum', 'maximum'],
  'too-many-items': ['maxItems'],
  enumeration: ['enum'],
  'unknown-value': ['examples'],
};

const BOTH = 'create, update';
/** The checks that the handlers do not apply to every create and update, with the reasons. */
const HANDLER: Partial<Record<ValueCheck, string>> = {
  // CloudFormation sends read-only properties again with an update.
  'read-only': 'create',
  // CloudFormation refuses other values before it calls the handlers.
  enumeration: 'with another problem',
  // Cognito keeps adding values.
  'unknown-value': 'with another problem',
};
/** The checks that do not report errors. */
const LEVELS: Partial<Record<TemplateCheck, string>> = {
  // The template may mean another type.
  'misspelled-type': 'warning',
  // An organization may have released this type under its own name.
  'other-type': 'note',
  'not-looked-at': 'note',
};
/** The checks of the construct library. Its templates have no misspelled types and no duplicate keys. */
const CDK: Partial<Record<TemplateCheck, string>> = {
  'null-value': 'error',
  'unknown-resource-attribute': 'error',
  'unknown-function': 'error',
  'malformed-if': 'error',
  'unknown-condition': 'error',
  'unknown-name': 'error',
  'unknown-attribute': 'error',
  // The app may need both ids.
  'ref-is-no-client-id': 'warning',
  'not-looked-at': 'note',
};
const NOT_APPLIED = '-';

/** A row for each check. */
export function ruleTable(): RuleRow[] {
  const keywords = keysIn(schema);
  const values = Object.entries(VALUE_CHECKS) as [ValueCheck, string][];
  const templates = Object.entries(TEMPLATE_CHECKS) as [TemplateCheck, string][];
  return [
    ...values.map(([id, what]): RuleRow => {
      const used = KEYWORDS[id].filter((keyword) => keywords.has(keyword));
      const check = id === 'unknown-value' ? 'warning' : 'error';
      return { id, what, handler: HANDLER[id] ?? BOTH, check, cdk: check, schema: used.join(', ') || NOT_APPLIED };
    }),
    ...Object.entries(RULE_CHECKS).map(([id, what]): RuleRow => {
      return { id, what, handler: BOTH, check: 'error', cdk: 'error', schema: NOT_APPLIED };
    }),
    ...templates.map(([id, what]): RuleRow => {
      return { id, what, handler: NOT_APPLIED, check: LEVELS[id] ?? 'error', cdk: CDK[id] ?? NOT_APPLIED, schema: NOT_APPLIED };
    }),
  ];
}

function keysIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set([...Object.keys(value), ...Object.values(value).flatMap((one) => [...keysIn(one)])]);
}
