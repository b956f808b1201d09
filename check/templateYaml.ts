import type { ScalarTag, Tags, YAMLError } from 'yaml';

/**
 * Scalars that the YAML library reads as a boolean or a number, and CloudFormation as a string. These are one letter, a number
 * that begins with zero and is not octal, an exponent without a point or a sign, and a point alone.
 */
const STRING = /^(?:[YyNn]|[-+]?0[0-9_]*[89][0-9_]*|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?[0-9_]*\.[0-9_]*[eE][0-9]+|[-+]?\.)$/;

const STRING_TAG: ScalarTag = { tag: 'tag:yaml.org,2002:str', default: true, test: STRING, resolve: (text) => text };

/** Reads YAML as CloudFormation does. A date stays a string. */
export const TEMPLATE_YAML = {
  version: '1.1',
  customTags: (tags: Tags): Tags => [STRING_TAG, ...tags.filter((tag) => !isTimestamp(tag))],
} as const;

function isTimestamp(tag: unknown): boolean {
  return typeof tag === 'object' && tag !== null && 'tag' in tag && tag.tag === 'tag:yaml.org,2002:timestamp';
}

/** The tags that become a key with the same name. The other tags become `Fn::` and their name. */
const PLAIN_TAGS = ['!Ref', '!Condition'];

/** The key of the long form, such as `Ref` for `!Ref`; undefined for a tag of YAML itself, and without a tag. */
export function functionNamed(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^!\w/.test(tag)) return undefined;
  return PLAIN_TAGS.includes(tag) ? tag.slice(1) : `Fn::${tag.slice(1)}`;
}

/**
 * The reason of an error without its place. Only the first line is used: the other lines quote the file, which may have secrets.
 */
export function reasonOf({ code, message }: YAMLError): string {
  const [sentence = ''] = message.split('\n');
  return code === 'MULTIPLE_DOCS' ? 'it has a second YAML document (---)' : sentence.replace(/ at line \d+, column \d+:$/, '');
}
