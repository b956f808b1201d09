import { parsedJson } from './json';
import { Unusable } from './unusable';
import { parsedYaml } from './yaml';

/**
 * The value of a text in JSON or YAML. The short tags of CloudFormation become what they stand for, `!Ref X` as `{Ref: X}`.
 * @throws Unusable with the line and the column of what is wrong
 */
export function parsed(path: string, text: string): unknown {
  if (text.trim() === '') throw new Unusable(`${path} is empty: ${EXPECTED}.`);
  return isMeantAsJson(path, text) ? parsedJson(path, text) : parsedYaml(path, text);
}

/** What a file has to hold, for the messages about one that holds something else. */
export const EXPECTED = 'npm start takes a template, or the properties of one client, in JSON or YAML';

/** The ending of the file's name decides. With another ending, a text that begins as JSON is JSON. */
function isMeantAsJson(path: string, text: string): boolean {
  if (/\.json$/i.test(path)) return true;
  return !/\.ya?ml$/i.test(path) && /^\s*(?:\{\s*["}]|\[)/.test(text);
}
