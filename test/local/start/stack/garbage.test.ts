import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkedTemplate } from '../../../../commands/startParts/readTemplate';
import { readSource } from '../../../../local/start/source';
import { leaveOut } from '../../../../local/start/stack/leftOut';
import { planOf } from '../../../../local/start/stack/stackPlan';
import { Unusable } from '../../../../local/start/unusable';
import { examples } from '../../../../tools/examples/examples';

const folder = mkdtempSync(join(tmpdir(), 'garbage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const templates = examples()
  .filter(({ name }) => name !== 'forty-clients')
  .map(({ json }) => JSON.parse(readFileSync(json, 'utf8')) as object);

const GARBAGE: unknown[] = [
  null,
  7,
  '',
  'x',
  [],
  {},
  [null],
  { Ref: null },
  { Ref: 'Nowhere' },
  { 'Fn::GetAtt': [] },
  { 'Fn::GetAtt': 7 },
  { 'Fn::Sub': ['${'] },
  { 'Fn::Sub': [null, {}] },
  { 'Fn::ImportValue': { 'Fn::Sub': `\${Nowhere}` } },
  { 'Fn::ImportValue': [] },
  '{{resolve:ssm:/a}} {{resolve:secretsmanager:b:SecretString}}',
  { 'Fn::ForEach::Loop': ['x', [], { Type: 'AWS::Cognito::UserPool' }] },
];

/** A copy of a value in which garbage replaces one part, or is added as a member. */
function spoiled(value: unknown, path: readonly number[], garbage: unknown): unknown {
  const [step, ...others] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return garbage;
  const entries = Object.entries(value);
  const index = step % (entries.length + 1);
  const [key, member] = entries[index] ?? ['Fn::ForEach::New', undefined];
  const changed = spoiled(member, others, garbage);
  if (Array.isArray(value)) return value.with(Math.min(index, value.length - 1), changed);
  return { ...value, [key]: changed };
}

test('plans any template or refuses it with a message, and throws no other error', () => {
  const path = join(folder, 'stack.json');
  const part = fc.record({
    template: fc.constantFrom(...templates),
    path: fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }),
    garbage: fc.constantFrom(...GARBAGE),
  });
  fc.assert(
    fc.property(part, ({ template, path: places, garbage }) => {
      writeFileSync(path, JSON.stringify(spoiled(template, places, garbage)));
      try {
        const source = readSource(path);
        if (source.kind !== 'template') return;
        const checked = checkedTemplate({ file: 'stack.json', path, ...source }, true);
        const plan = planOf([{ file: 'stack.json', path, ...checked }], new Map());
        leaveOut(plan.before.template, new Map(Object.keys(plan.before.template.Resources).map((name) => [name, 'a reason'])));
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
