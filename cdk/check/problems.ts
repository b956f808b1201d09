import type { AnyCheck } from '../../check/checks';
import { clientFindings, sectionsOf } from '../../check/clientFindings';
import { type Finding, sorted } from '../../check/finding';
import { memberOf } from '../../check/node';
import { templateOf } from '../../check/template';
import { unlookedFindings } from '../../check/unlookedFindings';
import { pathText } from '../../src/model/problem';
import type { ClientProblem, problemsOf as Declared } from '../src/check';
import { JsonNodes } from './jsonNode';

/** The library is compiled against this declaration, and gets the code as a bundle. */
problemsOf satisfies typeof Declared;

export function problemsOf(template: object): ClientProblem[] {
  const nodes = new JsonNodes();
  const root = nodes.node(template);
  const resources = memberOf(root, 'Resources');
  if (resources?.kind !== 'map') return [];
  // The other resources of the stack are left out, so names of functions cannot be looked up.
  const read = { ...templateOf(root, resources), hasMacro: true };
  const sections = sectionsOf(read);
  const findings = read.clients.flatMap((client) => clientFindings(read, client, sections));
  return sorted([...findings, ...unlookedFindings(read)]).map((finding) => ({
    id: finding.check,
    level: finding.level,
    message: messageOf(finding, nodes),
  }));
}

/** Their messages do not begin with the path to the value. */
const WITHOUT_PATH: readonly AnyCheck[] = ['null-value', 'malformed-if'];

function messageOf({ check, message, place }: Finding, nodes: JsonNodes): string {
  if (!WITHOUT_PATH.includes(check)) return message;
  const [_resources, _logicalId, _properties, ...path] = nodes.pathOf(place);
  return `${pathText(path)}: ${message}`;
}
