import { type Document, isNode, parseDocument, visit, type YAMLError, YAMLMap } from 'yaml';
import { functionNamed, reasonOf, TEMPLATE_YAML } from '../../check/templateYaml';
import { errorMessage } from '../../tools/errorMessage';
import { Unusable } from './unusable';

/**
 * Parses a text in YAML. Short tags of CloudFormation become functions: `!Ref X` becomes `{Ref: X}`.
 * @throws Unusable with the line and the column of the problem
 */
export function parsedYaml(path: string, text: string): unknown {
  try {
    // Only errors count here. Unusual YAML, such as a list as a key, shows up later as a problem with the properties.
    const document = parseDocument(text, { ...TEMPLATE_YAML, logLevel: 'error' });
    const [error] = document.errors;
    if (error === undefined) return withFunctions(document).toJS();
    if (error.message.startsWith('Maximum call stack')) throw new RangeError();
    throw new Unusable(`${path} is not valid YAML: ${problemOf(error)}.`);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    // The other errors: an alias that expands to too much, or brackets that are nested too deeply.
    const reason = error instanceof RangeError ? 'it is nested too deeply' : errorMessage(error);
    throw new Unusable(`${path} is not valid YAML: ${reason}.`);
  }
}

function problemOf(error: YAMLError): string {
  const place = error.linePos?.[0];
  return place === undefined ? reasonOf(error) : `line ${place.line}, column ${place.col}: ${reasonOf(error)}`;
}

function withFunctions(document: Document.Parsed): Document.Parsed {
  visit(document, {
    Node: (_key, node) => {
      const key = functionNamed((node as { tag?: string }).tag);
      if (!isNode(node) || key === undefined) return undefined;
      const argument = node.clone() as typeof node & { tag?: string };
      delete argument.tag;
      const call = new YAMLMap();
      call.set(key, argument);
      return call;
    },
  });
  return document;
}
