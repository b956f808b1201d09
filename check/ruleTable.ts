import schema from '../my-cognito-userpoolclient.json';
import { RULE_CHECKS, VALUE_CHECKS, type ValueCheck } from '../src/model/checks';
import { TEMPLATE_CHECKS } from './checks';

/** What is checked, and where it is applied. */
export interface RuleRow {
  id: string;
  what: string;
  /** The actions before which the handlers apply it. */
  handler: string;
  /** The level at which `npm run check` reports it. */
  check: string;
  /** The keywords by which the schema says it, so that CloudFormation, cfn-lint and editors know. */
  schema: string;
}

/** The keywords that say it in a schema. */
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
  'unknown-value': ['enum'],
};

const BOTH = 'create, update';
/** Checks for which the handlers have a reason not to apply them to every create and update. */
const HANDLER: Partial<Record<ValueCheck, string>> = {
  // CloudFormation repeats such properties to an update.
  'read-only': 'create',
  // Cognito keeps adding values.
  'unknown-value': 'with another problem',
};
const NOWHERE = '-';

/** A row for each check. */
export function ruleTable(): RuleRow[] {
  const keywords = keysIn(schema);
  const values = Object.entries(VALUE_CHECKS) as [ValueCheck, string][];
  return [
    ...values.map(([id, what]): RuleRow => {
      const said = KEYWORDS[id].filter((keyword) => keywords.has(keyword));
      const check = id === 'unknown-value' ? 'warning' : 'error';
      return { id, what, handler: HANDLER[id] ?? BOTH, check, schema: said.join(', ') || NOWHERE };
    }),
    ...Object.entries(RULE_CHECKS).map(([id, what]) => ({ id, what, handler: BOTH, check: 'error', schema: NOWHERE })),
    ...Object.entries(TEMPLATE_CHECKS).map(([id, what]) => {
      return { id, what, handler: NOWHERE, check: id === 'not-looked-at' ? 'note' : 'error', schema: NOWHERE };
    }),
  ];
}

function keysIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set([...Object.keys(value), ...Object.values(value).flatMap((one) => [...keysIn(one)])]);
}
