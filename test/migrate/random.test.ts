// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import * as fc from 'fast-check';
import { Document, isMap, isNode, isScalar, visit } from 'yaml';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { meaningIn } from '../../migrate/meaning';
import { rewriteTemplate } from '../../migrate/rewrite';
import { clientsInStack, planSteps } from '../../migrate/steps';
import { newSeed } from '../support/seed';

/** Values of a template that refer to a client, or look like references. */
const value = fc.constantFrom<unknown>(
  'plain Web ${Web}',
  { Ref: 'Web' },
  { Ref: 'App' },
  { Ref: 'Pool' },
  { 'Fn::GetAtt': ['Web', 'ClientSecret'] },
  { 'Fn::GetAtt': ['App', 'Name'] },
  { 'Fn::GetAtt': ['Pool', 'Arn'] },
  { 'Fn::GetAtt': 'Web.ClientSecret' },
  { 'Fn::Sub': '${Web} ${!Web} # ${App.Name} ${AWS::Region}' },
  { 'Fn::Sub': ['${Web} ${V} \'q\' "r"', { V: { Ref: 'Web' }, App: 'own' }] },
  { 'Fn::If': ['C', { Ref: 'Web' }, { 'Fn::GetAtt': ['App', 'ClientSecret'] }] },
  { 'Fn::Join': ['', ['a', { Ref: 'App' }, { 'Fn::Sub': '${App}' }]] },
);
const optional = (key: string, ...values: unknown[]) =>
  fc.constantFrom(undefined, ...values).map((chosen) => (chosen === undefined ? {} : { [key]: chosen }));

const client = fc
  .tuple(
    optional('DependsOn', 'Pool', ['Pool']),
    optional('DeletionPolicy', 'Delete', 'Retain', { Ref: 'Policy' }, { 'Fn::If': ['C', 'Retain', 'Delete'] }),
  )
  .map((attributes) =>
    Object.assign({}, ...attributes, { Type: AWS_TO_OURS.from, Properties: { UserPoolId: { Ref: 'Pool' }, ClientName: 'a b' } }),
  );
const other = fc
  .tuple(optional('DependsOn', 'Web', ['Web'], ['Pool', 'Web'], ['App', 'Pool']), value, value)
  .map(([dependsOn, first, second]) => ({
    Type: 'AWS::SNS::Topic',
    ...dependsOn,
    Properties: { A: first, B: [second, 'end'], C: 'end' },
  }));
const resources = fc.tuple(fc.shuffledSubarray(['Pool', 'Web', 'App', 'Topic'], { minLength: 4 }), client, client, other);

const template = fc
  .tuple(optional('Parameters', { Policy: { Type: 'String' } }, {}), resources, value)
  .map(([parameters, [order, web, app, topic], output]) => {
    const all: Record<string, object> = { Pool: { Type: 'AWS::Cognito::UserPool' }, Web: web, App: app, Topic: topic };
    const Resources = Object.fromEntries(order.map((name) => [name, all[name]]));
    return { ...parameters, Resources, Outputs: { O: { Value: output, Description: 'of it' } } };
  });

/** The notation of a template: its functions, scalars, lists and line ends. */
const style = fc.record({
  short: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  comment: fc.constantFrom(undefined, ' !Ref Web', ' why'),
  anchor: fc.boolean(),
  byteOrderMark: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  options: fc.record({
    indent: fc.constantFrom(1, 2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 80),
    defaultKeyType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const),
    defaultStringType: fc.constantFrom(...(['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const)),
    collectionStyle: fc.constantFrom('block' as const, 'flow' as const),
  }),
});

const yaml = fc.tuple(template, style).map(([meant, { short, comment, anchor, byteOrderMark, lineEnd, options }]) => {
  const document = new Document(meant, { aliasDuplicateObjects: false });
  let calls = 0;
  visit(document, {
    Map(_key, node) {
      const [pair, ...others] = node.items;
      const [name] = (pair && isScalar(pair.key) && /^Ref$|(?<=^Fn::).*/.exec(String(pair.key.value))) || [];
      if (!name || others.length > 0 || !isNode(pair?.value) || !short[calls++ % short.length]) return undefined;
      pair.value.tag = `!${name}`;
      return pair.value;
    },
    Scalar(_key, node) {
      if (comment !== undefined && /\.|^Web$/.test(String(node.value))) node.comment = comment;
    },
  });
  const resources = document.get('Resources', true);
  const first = isMap(resources) ? resources.items[0]?.key : undefined;
  if (anchor && isScalar(first)) first.anchor = 'first';
  return `${byteOrderMark ? '\uFEFF' : ''}${document.toString(options).replaceAll('\n', lineEnd)}`;
});
const json = fc
  .tuple(template, fc.constantFrom(undefined, 1, 2, '\t'), fc.constantFrom('\n', '\r\n'))
  .map(([meant, indent, lineEnd]) => JSON.stringify(meant, null, indent).replaceAll('\n', lineEnd));

const LIVE = {
  stackName: 'shop',
  userPoolIds: [],
  absent: [],
  resources: [
    { LogicalResourceId: 'Pool', ResourceType: 'AWS::Cognito::UserPool', PhysicalResourceId: 'us-east-1_Ab12Cd34E' },
    { LogicalResourceId: 'Web', ResourceType: AWS_TO_OURS.from, PhysicalResourceId: '1web' },
    { LogicalResourceId: 'App', ResourceType: AWS_TO_OURS.from, PhysicalResourceId: '1app' },
  ],
};

/** The texts that the command would write. The code under test checks the meaning of each. */
function written(text: string): string[] {
  return Object.values(planSteps(text, AWS_TO_OURS, clientsInStack(text, AWS_TO_OURS, LIVE)).templates);
}

const RUNS = { numRuns: 200, seed: newSeed() };

test('a template in YAML is rewritten correctly in any notation', () => {
  fc.assert(
    fc.property(yaml, (text) => {
      const crossed = text.includes('\r\n') ? /(?<!\r)\n/ : /\r/;
      for (const step of written(text)) {
        expect(step).not.toMatch(crossed);
        expect(step.lastIndexOf('\uFEFF')).toBe(text.indexOf('\uFEFF'));
      }
      // A name on its own lines comes back on the line of its key.
      if (!/[|>]-/.test(text)) expect(rewriteTemplate(rewriteTemplate(text, AWS_TO_OURS).text, OURS_TO_AWS).text).toBe(text);
    }),
    RUNS,
  );
});

test('lines in brackets mean the same at any indentation', () => {
  const flow = yaml.filter((text) => text.replace('\uFEFF', '').startsWith('{'));
  fc.assert(
    fc.property(flow, fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }), (text, indentations) => {
      let line = 0;
      const moved = text.replaceAll(/(?<=\n) */g, () => ' '.repeat(indentations[line++ % indentations.length] ?? 0));
      expect(meaningIn(moved)).toEqual(meaningIn(text));
      expect(meaningIn(text)).toHaveProperty('Resources');
    }),
    RUNS,
  );
});

test('a template in JSON is rewritten correctly, and stays JSON', () => {
  fc.assert(
    fc.property(json, (text) => {
      for (const step of written(text)) expect(JSON.parse(step)).toHaveProperty('Resources');
      expect(rewriteTemplate(rewriteTemplate(text, AWS_TO_OURS).text, OURS_TO_AWS).text).toBe(text);
    }),
    RUNS,
  );
});
