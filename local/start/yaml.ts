import { type Document, isNode, parseDocument, visit, type YAMLError, YAMLMap } from 'yaml';
import { functionNamed, reasonOf, TEMPLATE_YAML } from '../../check/templateYaml';
import { errorMessage } from '../../tools/errorMessage';
import { Unusable } from './unusable';

/**
 * The value of a text in YAML. The short tags of CloudFormation become what they stand for, `!Ref X` as `{Ref: X}`.
 * @throws Unusable with the line and the column of what is wrong
 */
export function parsedYaml(path: string, text: string): unknown {
  try {
    // What is only odd, such as a list as a key, shows in what is wrong with the properties.
    const document = parseDocument(text, { ...TEMPLATE_YAML, logLevel: 'error' });
    const [error] = document.errors;
    if (error === undefined) return withFunctions(document).toJS();
    if (error.message.startsWith('Maximum call stack')) throw new RangeError();
    throw new Unusable(`${path} can't be read as YAML: ${whatIsWrong(error)}.`);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    // What is left: an alias that stands for too much, or brackets without end.
    const reason = error instanceof RangeError ? 'it is nested too deeply' : errorMessage(error);
    throw new Unusable(`${path} can't be read as YAML: ${reason}.`);
  }
}

function whatIsWrong(error: YAMLError): string {
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
