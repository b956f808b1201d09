/** The findings of templates with one mistake each, and of correct templates: in YAML, in JSON, and for AWS's own type. */
import { readFileSync } from 'node:fs';
import { CHECKS } from '../../check/checks';
import { checkTemplate } from '../../check/checkTemplate';
import { memberOf } from '../../check/node';
import { readTemplate } from '../../check/readTemplate';
import { AWS_TYPE, OUR_TYPE } from '../../check/template';
import { examples } from '../../tools/examples/examples';
import { asJson, type Case, casesIn, found, WRONG, withoutPlaces } from './templates';

const wrong = WRONG.flatMap(casesIn);
const right = casesIn('right');
const named = (cases: readonly Case[]) => cases.map((one): [string, Case] => [one.name, one]);

test('there are enough templates, and each check has one', () => {
  expect(wrong.length).toBeGreaterThanOrEqual(60);
  expect(right.length).toBeGreaterThanOrEqual(30);
  const checks = wrong.flatMap(({ expected }) => expected.map((line) => line.split(' ')[2]));
  expect(new Set(checks)).toEqual(new Set(Object.keys(CHECKS)));
});

test.each(named(wrong))('the mistake is found at its place: %s', (_name, { text, expected }) => {
  expect(expected).not.toEqual([]);
  expect(found(text)).toEqual(expected);
});

test.each(named(right))('no problem is reported: %s', (_name, { text, expected }) => {
  expect(expected).toEqual([]);
  expect(found(text)).toEqual([]);
});

// The template is converted to an object, which cannot have duplicate keys.
const inJson = [...wrong, ...right].filter(({ expected }) => !expected.some((line) => line.includes('duplicate-key')));

test.each(named(inJson))('the template in JSON has the same findings: %s', (_name, one) => {
  expect(withoutPlaces(found(asJson(one)))).toEqual(withoutPlaces(one.expected).map((line) => line.replaceAll('Yes', 'true')));
});

const ofBothTypes = [...['values', 'rules', 'functions'].flatMap(casesIn), ...right].filter(
  ({ text }) => !/Publish|ClientSecretArn/.test(text),
);

test.each(named(ofBothTypes))("AWS's own type has the same findings: %s", (_name, { text, expected }) => {
  expect(found(text.replaceAll(OUR_TYPE, AWS_TYPE))).toEqual(expected.map((line) => line.replaceAll(OUR_TYPE, AWS_TYPE)));
});

test.each(examples().flatMap(({ name, yaml, json }) => [yaml, json].map((file) => [name, file])))(
  'no problem is reported for the example %s: %s',
  (_name, file = '') => {
    const { clients, findings } = checkTemplate(readFileSync(file, 'utf8'));
    expect(findings).toEqual([]);
    expect(clients).toBeGreaterThan(0);
  },
);

test('all clients of an example are found, in YAML and in JSON', () => {
  for (const { yaml, json } of examples()) {
    const [ofYaml, ofJson] = [yaml, json].map((file) => readTemplate(readFileSync(file, 'utf8')));
    expect(ofYaml?.clients.map(({ name }) => name)).toEqual(ofJson?.clients.map(({ name }) => name));
    for (const client of ofYaml?.clients ?? []) expect(memberOf(client.properties?.value, 'UserPoolId')).toBeDefined();
  }
});
