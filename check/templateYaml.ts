import type { ScalarTag, Tags, YAMLError } from 'yaml';

/**
 * What the YAML library takes for a boolean or a number, and CloudFormation for a text: one letter, a number with a needless zero that
 * is no octal one, an exponent without a point or a sign, and a point alone.
 */
const TEXT = /^(?:[YyNn]|[-+]?0[0-9_]*[89][0-9_]*|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?[0-9_]*\.[0-9_]*[eE][0-9]+|[-+]?\.)$/;

const TEXT_TAG: ScalarTag = { tag: 'tag:yaml.org,2002:str', default: true, test: TEXT, resolve: (text) => text };

/** How CloudFormation reads YAML. A date is the text that it is. */
export const TEMPLATE_YAML = {
  version: '1.1',
  customTags: (tags: Tags): Tags => [TEXT_TAG, ...tags.filter((tag) => !isTimestamp(tag))],
} as const;

function isTimestamp(tag: unknown): boolean {
  return typeof tag === 'object' && tag !== null && 'tag' in tag && tag.tag === 'tag:yaml.org,2002:timestamp';
}

/** The tags that stand for a key of their own name. The others stand for `Fn::` and their name. */
const PLAIN_TAGS = ['!Ref', '!Condition'];

/** The key that a short tag stands for, such as `Ref` for `!Ref`; undefined for a tag of YAML itself, and without one. */
export function functionNamed(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^!\w/.test(tag)) return undefined;
  return PLAIN_TAGS.includes(tag) ? tag.slice(1) : `Fn::${tag.slice(1)}`;
}

/** The reason of an error without its place. The lines after the first one repeat the text of the file, which may be secret. */
export function reasonOf({ code, message }: YAMLError): string {
  const [sentence = ''] = message.split('\n');
  return code === 'MULTIPLE_DOCS' ? 'another YAML document begins' : sentence.replace(/ at line \d+, column \d+:$/, '');
}
