import type { AnyCheck } from '../../check/checks';
import { clientFindings, sectionsOf } from '../../check/clientFindings';
import { type Finding, sorted } from '../../check/finding';
import { memberOf } from '../../check/node';
import { notCheckedFindings } from '../../check/notCheckedFindings';
import { attributeText } from '../../check/referenceFindings';
import { OUR_TYPE, templateOf } from '../../check/template';
import { pathText } from '../../src/model/problem';
import type { ClientProblem, problemOfAttribute as DeclaredForAttribute, problemsOf as DeclaredForTemplate } from '../src/check';
import { JsonNodes } from './jsonNode';

/** The library is compiled with the declarations of cdk/src/check.d.ts, and contains this code as a bundle. */
problemsOf satisfies typeof DeclaredForTemplate;
problemOfAttribute satisfies typeof DeclaredForAttribute;

export function problemsOf(template: object, client: string): ClientProblem[] {
  const nodes = new JsonNodes();
  const root = nodes.node(template);
  const resources = memberOf(root, 'Resources');
  if (resources?.kind !== 'map') return [];
  const whole = templateOf(root, resources);
  const read = { ...whole, clients: whole.clients.filter(({ name }) => name === client) };
  const sections = sectionsOf(read);
  const findings = read.clients.flatMap((one) => clientFindings(read, one, sections));
  return sorted([...findings, ...notCheckedFindings(read)]).map((finding) => ({
    id: finding.check,
    level: finding.level,
    message: messageOf(finding, nodes),
  }));
}

/** The checks whose messages do not begin with the path to the value. */
const WITHOUT_PATH: readonly AnyCheck[] = ['null-value', 'malformed-if'];

function messageOf({ check, message, place }: Finding, nodes: JsonNodes): string {
  if (!WITHOUT_PATH.includes(check)) return message;
  const [_resources, _logicalId, _properties, ...path] = nodes.pathOf(place);
  return `${pathText(path)}: ${message}`;
}

export function problemOfAttribute(client: string, attribute: string): string | undefined {
  return attributeText(client, attribute, OUR_TYPE);
}
