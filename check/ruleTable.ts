import schema from '../my-cognito-userpoolclient.json';
import { RULE_CHECKS, VALUE_CHECKS, type ValueCheck } from '../src/model/checks';
import { TEMPLATE_CHECKS, type TemplateCheck } from './checks';

/** What is checked, and where it is applied. */
export interface RuleRow {
  id: string;
  what: string;
  /** The actions before which the handlers apply it. */
  handler: string;
  /** The level at which `npm run check` reports it. */
  check: string;
  /** The level at which a CDK app reports it when it is synthesised. */
  cdk: string;
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
  enumeration: ['enum'],
  'unknown-value': ['examples'],
};

const BOTH = 'create, update';
/** Checks for which the handlers have a reason not to apply them to every create and update. */
const HANDLER: Partial<Record<ValueCheck, string>> = {
  // CloudFormation repeats such properties to an update.
  'read-only': 'create',
  // CloudFormation refuses these before it calls the handlers.
  enumeration: 'with another problem',
  // Cognito keeps adding values.
  'unknown-value': 'with another problem',
};
/** Those that are no errors in a template. */
const LEVELS: Partial<Record<TemplateCheck, string>> = {
  // Another type may be meant.
  'misspelled-type': 'warning',
  'not-looked-at': 'note',
};
/** What the construct library checks of the templates that it makes. It names the type itself, and gives each key once. */
const CDK: Partial<Record<TemplateCheck, string>> = {
  'null-value': 'error',
  'unknown-resource-attribute': 'error',
  'unknown-function': 'error',
  'malformed-if': 'error',
  'unknown-condition': 'error',
  'unknown-name': 'error',
  'unknown-attribute': 'error',
  // The pair of ids may be meant.
  'ref-is-no-client-id': 'warning',
  'not-looked-at': 'note',
};
const NOWHERE = '-';

/** A row for each check. */
export function ruleTable(): RuleRow[] {
  const keywords = keysIn(schema);
  const values = Object.entries(VALUE_CHECKS) as [ValueCheck, string][];
  const templates = Object.entries(TEMPLATE_CHECKS) as [TemplateCheck, string][];
  return [
    ...values.map(([id, what]): RuleRow => {
      const said = KEYWORDS[id].filter((keyword) => keywords.has(keyword));
      const check = id === 'unknown-value' ? 'warning' : 'error';
      return { id, what, handler: HANDLER[id] ?? BOTH, check, cdk: check, schema: said.join(', ') || NOWHERE };
    }),
    ...Object.entries(RULE_CHECKS).map(([id, what]): RuleRow => {
      return { id, what, handler: BOTH, check: 'error', cdk: 'error', schema: NOWHERE };
    }),
    ...templates.map(([id, what]): RuleRow => {
      return { id, what, handler: NOWHERE, check: LEVELS[id] ?? 'error', cdk: CDK[id] ?? NOWHERE, schema: NOWHERE };
    }),
  ];
}

function keysIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set([...Object.keys(value), ...Object.values(value).flatMap((one) => [...keysIn(one)])]);
}
