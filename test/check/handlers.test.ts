/**
 * The check reports the problems that the handlers would report at deployment, and the table of rules says which of them the
 * handlers report.
 */
import * as fc from 'fast-check';
import { checkTemplate } from '../../check/checkTemplate';
import { ruleTable } from '../../check/ruleTable';
import { OUR_TYPE } from '../../check/template';
import { parsed } from '../../local/start/parsed';
import { RULE_CHECKS, VALUE_CHECKS } from '../../src/model/checks';
import { mergeSettings } from '../../src/model/merge';
import { type Path, sentencesOf } from '../../src/model/problem';
import type { Properties } from '../../src/model/properties';
import { unknownValues } from '../../src/model/unknownValues';
import { desiredStateOfCreate, desiredStateOfUpdate, problemsOfCreate, refuseBrokenRules } from '../../src/model/validate';
import { IDENTIFIERS, UNTOUCHED } from '../support/clients';
import { randomSettings } from '../support/randomSettings';
import { refusalOf } from '../support/refusal';
import { newSeed } from '../support/seed';
import { casesIn } from './templates';

const seed = newSeed();

const { UserPoolId } = IDENTIFIERS;
type Json = Record<string, unknown>;

const template = (properties: object, more: object = {}) => ({
  ...more,
  Resources: { WebApp: { Type: OUR_TYPE, Properties: properties } },
});

/** The messages of the model for a state, without duplicates. */
function ofModel(state: object): string[] {
  const { properties, partial, problems } = problemsOfCreate(state);
  return [...new Set(sentencesOf([...problems, ...unknownValues({ ...properties, ...partial })]))].sort();
}

/** The messages of the check for a template, without duplicates and without the conditions of a problem. */
function ofCheck(text: string): string[] {
  const sentences = checkTemplate(text).findings.map(({ message }) => message.replace(/ That is so if .*$/s, ''));
  return [...new Set(sentences)].sort();
}

const states = fc
  .tuple(randomSettings, fc.constantFrom({}, { GenerateSecret: true }, { GenerateSecret: false }))
  .map(([settings, secret]): Json => ({ UserPoolId, ...settings, ...secret }));

test('random clients in JSON: the check has the messages of the model, each at the place of its value', () => {
  fc.assert(
    fc.property(states, (state) => {
      const text = JSON.stringify(template(state), null, 1);
      expect(ofCheck(text)).toEqual(ofModel(state));
      const lines = text.split('\n');
      for (const { check, message, place } of checkTemplate(text).findings) {
        const problem = [...problemsOfCreate(state).problems, ...unknownValues(state)].find(
          ({ id, sentence }) => id === check && sentence === message,
        );
        const value = valueAt(state, problem?.path ?? []);
        if (value === undefined || place.line !== place.endLine) continue;
        expect(JSON.parse(lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1) ?? '')).toEqual(value);
      }
    }),
    { numRuns: 200, seed },
  );
});

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, step) => (inside as Json | undefined)?.[step], value);
}

test('random clients with values known only at deployment: the check reports no wrong problem', () => {
  const UNKNOWN = { 'Fn::GetAtt': ['ServerlessRestApi', 'Value'] };
  const other = { Transform: 'AWS::Serverless-2016-10-31' };
  const hidden = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 });
  let silent = 0;
  fc.assert(
    fc.property(states, hidden, (state, bits) => {
      let asked = 0;
      const isHidden = () => bits[asked++ % bits.length] === true;
      const hide = (value: unknown): unknown => {
        if (isHidden() && isHidden()) return UNKNOWN;
        if (Array.isArray(value)) return value.map(hide);
        if (typeof value !== 'object' || value === null) return value;
        return membersHidden(value as Json);
      };
      const membersHidden = (members: Json) =>
        Object.fromEntries(Object.entries(members).map(([name, value]) => [name, hide(value)]));
      // A message may contain the number of an item and other items, so only its beginning is compared.
      const about = (text: string) =>
        checkTemplate(text).findings.map(({ check, message }) => `${check} ${/^\w+(\.\w+)?/.exec(message)?.[0]}`);
      const whole = new Set(about(JSON.stringify(template(state, other))));
      const some = about(JSON.stringify(template(membersHidden(state), other)));
      expect(some.filter((finding) => !whole.has(finding))).toEqual([]);
      silent += whole.size - new Set(some).size;
    }),
    { numRuns: 200, seed },
  );
  expect(silent).toBeGreaterThan(20);
});

test('random clients with conditions: the check reports the problems that the handlers would report in one of the deployments', () => {
  const Conditions = {
    First: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    Second: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, { 'Fn::ImportValue': 'account' }] }] },
  };
  const choices = fc.array(fc.constantFrom('First', 'Second', undefined), { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(states, states, choices, (one, another, conditions) => {
      const names = [...new Set([...Object.keys(one), ...Object.keys(another)])];
      const conditionOf = (name: string) => conditions[names.indexOf(name) % conditions.length];
      const NO_VALUE = { Ref: 'AWS::NoValue' };
      const properties = names.map((name): [string, unknown] => {
        const condition = conditionOf(name);
        return [
          name,
          condition ? { 'Fn::If': [condition, one[name] ?? NO_VALUE, another[name] ?? NO_VALUE] } : (one[name] ?? NO_VALUE),
        ];
      });
      const stateIf = (holds: Record<string, boolean>) =>
        Object.fromEntries(names.map((name) => [name, (holds[conditionOf(name) ?? ''] ?? true) ? one[name] : another[name]]));
      const bools = [true, false];
      const possible = bools.flatMap((First) => bools.flatMap((Second) => ofModel(stateIf({ First, Second }))));
      const text = JSON.stringify(template(Object.fromEntries(properties), { Conditions }));
      expect(ofCheck(text)).toEqual([...new Set(possible)].sort());
    }),
    { numRuns: 150, seed },
  );
});

describe('the table of rules shows the checks of the handlers', () => {
  const handlers = new Map(ruleTable().map(({ id, handler }) => [id, handler]));
  const literal = ['values', 'rules'].flatMap(casesIn).flatMap(({ name, text, expected }) => {
    const { Resources } = parsed(name, text) as { Resources: { WebApp: { Properties: Properties } } };
    return expected.map((line): [string, string, Properties] => {
      const [, , check = ''] = line.split(' ');
      return [check, line.slice(line.indexOf('WebApp: ') + 'WebApp: '.length), Resources.WebApp.Properties];
    });
  });

  test('each check of the handlers has a case', () => {
    const checks = new Set(literal.map(([check]) => check));
    expect(checks).toEqual(new Set(Object.keys({ ...VALUE_CHECKS, ...RULE_CHECKS })));
  });

  test.each(literal)('%s: %s', (check, sentence, properties) => {
    const handler = handlers.get(check);
    const onCreate = refusalOf(() => desiredStateOfCreate(properties));
    const { GenerateSecret = false, ...settings } = problemsOfCreate(properties).properties;
    const onUpdate = [
      refusalOf(() => desiredStateOfUpdate({ ...properties, ClientId: IDENTIFIERS.ClientId })),
      // These rules need the live client.
      refusalOf(() => refuseBrokenRules(mergeSettings(settings, {}, UNTOUCHED), GenerateSecret)),
    ].join(' ');
    if (handler === 'with another problem') {
      expect(refusalOf(() => desiredStateOfCreate({ ...properties, ClientName: '' }))).toContain(sentence);
    } else {
      expect(onCreate).toContain(sentence);
      expect(onUpdate.includes(sentence)).toBe(handler === 'create, update');
    }
  });
});
