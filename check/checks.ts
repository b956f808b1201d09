import { type CheckId, RULE_CHECKS, VALUE_CHECKS } from '../src/model/checks';

/** What is checked of a template beyond the values of its clients, by id. */
export const TEMPLATE_CHECKS = {
  'duplicate-key': 'A key stands once in its mapping.',
  'null-value': 'A property has a value, since CloudFormation takes no null.',
  'not-in-this-type': 'A property is one of the type of its client.',
  'misspelled-type': 'The type of an app client is spelled as CloudFormation knows it.',
  'unknown-resource-attribute': 'An attribute next to Properties is one of CloudFormation.',
  'unknown-function': 'A function is one of CloudFormation.',
  'malformed-if': 'Fn::If has the name of a condition and two values.',
  'unknown-condition': 'A condition that is named is in the template.',
  'unknown-name': 'A parameter or resource that is named is in the template.',
  'unknown-attribute': 'An attribute of a client that is asked for is there.',
  'ref-is-no-client-id': 'The client id is taken by GetAtt, since Ref gives more than that.',
  'not-looked-at': 'What a macro or a loop writes is checked in the template that it writes.',
} as const;

export type TemplateCheck = keyof typeof TEMPLATE_CHECKS;
export type AnyCheck = CheckId | TemplateCheck;

/** All that is checked, by id. */
export const CHECKS: Readonly<Record<AnyCheck, string>> = { ...VALUE_CHECKS, ...RULE_CHECKS, ...TEMPLATE_CHECKS };
