import type { Finding } from './finding';
import { entriesOf, type Node, nodesIn, type Place, textOf } from './node';
import { isClientType, type Template } from './template';
import { macrosOf } from './transforms';

/** Notes about macros and loops that may write app clients or parts of them: the template does not show their output. */
export function notCheckedFindings(template: Template): Finding[] {
  return [
    ...macrosOf(template.root).map(({ name, place }) => note('Transform', `the macro ${name}`, place)),
    ...entriesOf(template.resources).flatMap(({ key, keyPlace, value }) => {
      if (key.startsWith('Fn::')) return key === 'Fn::Transform' || mentionsClient(value) ? [note(key, key, keyPlace)] : [];
      return template.clients.some(({ name }) => name === key) ? macrosIn(key, value) : [];
    }),
  ];
}

function note(of: string, what: string, place: Place): Finding {
  const message = `The output of ${what} was not checked: check the processed template that CloudFormation shows.`;
  return { check: 'not-looked-at', level: 'note', of, message, place };
}

function mentionsClient(node: Node): boolean {
  return nodesIn(node).some((one) => isClientType(textOf(one)));
}

function macrosIn(of: string, client: Node): Finding[] {
  const entries = nodesIn(client).flatMap(entriesOf);
  const macros = entries.filter(({ key }) => /^Fn::(?:Transform$|ForEach::)/.test(key));
  return macros.map(({ key, keyPlace }) => note(of, key, keyPlace));
}
