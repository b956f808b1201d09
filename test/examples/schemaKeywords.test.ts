/** cfn-lint knows only the schema. Its findings in the templates of `npm run check` are those that the table of rules lists. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruleTable } from '../../check/ruleTable';
import { lintTemplates } from '../../tools/examples/lint';
import { type Case, casesIn } from '../check/templates';
import { definitionOf } from '../support/schema';

/** The rules of cfn-lint, by the keyword of the schema that they check. */
const RULES: Readonly<Record<string, string>> = {
  additionalProperties: 'E3002',
  required: 'E3003',
  type: 'E3012',
  enum: 'E3030',
  pattern: 'E3031',
  maxItems: 'E3032',
  minLength: 'E3033',
  maxLength: 'E3033',
  minimum: 'E3034',
  maximum: 'E3034',
};

const folder = mkdtempSync(join(tmpdir(), 'keywords-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = ({ name }: Case) => join(folder, `${name.replace(' ', '')}.yaml`);

const literal = casesIn('values');
const rules = casesIn('rules');
// cfn-lint has other rules for functions and for other resources.
const right = casesIn('right').filter(({ text }) => !/!|AWS::|Transform|<</.test(text));
const all = [...literal, ...rules, ...right];

let findings: string[];
beforeAll(() => {
  for (const one of all) writeFileSync(fileOf(one), one.text);
  findings = lintTemplates(all.map(fileOf)).split('\n');
});

const foundIn = (one: Case) => findings.filter((line) => line.startsWith(`${fileOf(one)}:`));

const keywordsOf = new Map(ruleTable().map(({ id, schema }) => [id, schema.split(', ')]));

/**
 * The rules of cfn-lint for the finding in a template's comment. The schema does not have patterns that Python does not support.
 */
function expectedRules(comment: string): string[] {
  const [, check = '', property = ''] = /^\S+ \w+ (\S+) WebApp: (\w+)/.exec(comment) ?? [];
  const lacksPattern = check === 'pattern' && !JSON.stringify(definitionOf(property)).includes('"pattern"');
  const keywords = lacksPattern ? [] : (keywordsOf.get(check) ?? []);
  return keywords.flatMap((keyword) => RULES[keyword] ?? []);
}

const named = (cases: readonly Case[]) => cases.map((one): [string, Case] => [one.expected.join(' ') || one.name, one]);

test('there are cases for every keyword', () => {
  const covered = new Set(literal.flatMap(({ expected }) => expected.flatMap(expectedRules)));
  expect(covered).toEqual(new Set(Object.values(RULES)));
});

test.each(named(literal))('cfn-lint finds the violations of the schema, and nothing else: %s', (_name, one) => {
  const found = new Set(foundIn(one).map((line) => /:([EW]\d+):/.exec(line)?.[1] ?? line));
  const expected = one.expected.map(expectedRules).filter((codes) => codes.length > 0);
  for (const codes of expected) expect(codes.some((code) => found.has(code))).toBe(true);
  expect(found.size > 0).toBe(expected.length > 0);
});

test.each(named(rules))('cfn-lint knows no rule about a client as a whole: %s', (_name, one) => {
  expect(foundIn(one)).toEqual([]);
});

test.each(named(right))('cfn-lint finds nothing in a valid template: %s', (_name, one) => expect(foundIn(one)).toEqual([]));

test('cfn-lint names the values of a closed enumeration, and accepts any value of an open one', () => {
  const [weeks, flow] = ['"weeks"', '"ALLOW_SRP"'].map((value) => literal.find(({ text }) => text.includes(`is ${value},`)));
  expect(weeks && foundIn(weeks)).toEqual([
    expect.stringContaining("'weeks' is not one of ['seconds', 'minutes', 'hours', 'days']"),
  ]);
  expect(flow && foundIn(flow)).toEqual([]);
});
