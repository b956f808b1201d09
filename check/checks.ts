import { type CheckId, RULE_CHECKS, VALUE_CHECKS } from '../src/model/checks';

/** The checks of a template beyond the values of its clients, by id. */
export const TEMPLATE_CHECKS = {
  'duplicate-key': 'A mapping has each key only once.',
  'null-value': 'No value is null: CloudFormation refuses null.',
  'not-in-this-type': 'The type of the client has the property.',
  'misspelled-type': 'The type of an app client is spelled correctly.',
  'other-type': 'The namespace of an app client is the one of this check.',
  'unknown-resource-attribute': 'CloudFormation knows each attribute next to Properties.',
  'unknown-function': 'CloudFormation knows each function.',
  'malformed-if': 'Fn::If has the name of a condition and two values.',
  'unknown-condition': 'The template has each condition that the client names.',
  'unknown-name': 'The template has each parameter and resource that the client names.',
  'unknown-attribute': 'The client has each attribute that a reference names.',
  'ref-is-no-client-id': 'A reference to the client id uses GetAtt: Ref gives another value.',
  'not-looked-at': 'The output of macros and loops is checked in the processed template.',
} as const;

export type TemplateCheck = keyof typeof TEMPLATE_CHECKS;
export type AnyCheck = CheckId | TemplateCheck;

/** All checks, by id. */
export const CHECKS: Readonly<Record<AnyCheck, string>> = { ...VALUE_CHECKS, ...RULE_CHECKS, ...TEMPLATE_CHECKS };
