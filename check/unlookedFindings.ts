import type { Finding } from './finding';
import { entriesOf, itemsOf, memberOf, type Node, nodesIn, type Place, textOf } from './node';
import { isClientType, type Template } from './template';

/** Transforms that leave app clients, and what refers to them, as they are written. */
const HARMLESS = /^AWS::(?:Serverless|LanguageExtensions|CodeDeployBlueGreen|SecretsManager)/;

/** What a macro or a loop writes is not in the template. The findings say where that may be about an app client. */
export function unlookedFindings(template: Template): Finding[] {
  const transforms = transformsOf(memberOf(template.root, 'Transform')).filter(({ name }) => !HARMLESS.test(name));
  return [
    ...transforms.map(({ name, place }) => note('Transform', `the macro ${name}`, place)),
    ...entriesOf(template.resources).flatMap(({ key, keyPlace, value }) => {
      if (key.startsWith('Fn::')) return key === 'Fn::Transform' || mentionsClient(value) ? [note(key, key, keyPlace)] : [];
      return template.clients.some(({ name }) => name === key) ? macrosIn(key, value) : [];
    }),
  ];
}

function note(of: string, what: string, place: Place): Finding {
  const message = `What ${what} writes was not looked at: check the template that CloudFormation shows as processed.`;
  return { check: 'not-looked-at', level: 'note', of, message, place };
}

function transformsOf(node: Node | undefined): { name: string; place: Place }[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return itemsOf(node).flatMap(transformsOf);
  return [{ name: textOf(node) ?? textOf(memberOf(node, 'Name')) ?? 'of Transform', place: node.place }];
}

function mentionsClient(node: Node): boolean {
  return nodesIn(node).some((one) => isClientType(textOf(one)));
}

function macrosIn(of: string, client: Node): Finding[] {
  const entries = nodesIn(client).flatMap(entriesOf);
  const macros = entries.filter(({ key }) => /^Fn::(?:Transform$|ForEach::)/.test(key));
  return macros.map(({ key, keyPlace }) => note(of, key, keyPlace));
}
