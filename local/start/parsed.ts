import { parsedJson } from './json';
import { Unusable } from './unusable';
import { parsedYaml } from './yaml';

/**
 * Parses a text in JSON or YAML. Short tags of CloudFormation become functions: `!Ref X` becomes `{Ref: X}`.
 * @throws Unusable with the line and the column of the problem
 */
export function parsed(path: string, text: string): unknown {
  if (text.trim() === '') throw new Unusable(`${path} is empty: ${EXPECTED}.`);
  return isMeantAsJson(path, text) ? parsedJson(path, text) : parsedYaml(path, text);
}

/** The valid contents of a file, for messages about other contents. */
export const EXPECTED = 'npm start needs a template or the properties of one client, in JSON or YAML';

/** The extension of the file decides. With another extension, a text that begins as JSON is JSON. */
function isMeantAsJson(path: string, text: string): boolean {
  if (/\.json$/i.test(path)) return true;
  return !/\.ya?ml$/i.test(path) && /^\s*(?:\{\s*["}]|\[)/.test(text);
}
