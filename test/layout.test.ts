import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';

/** The house rules about src/, of which the layout guide tells. */
const sources = readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'models.ts')
  .map((file) => ({ file, text: readFileSync(join(PROJECT_ROOT, 'src', file), 'utf8') }));

/** The modules that a file needs at run time; types are gone by then. */
function imports(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\s(?!type\b)[^'";]*?from\s+'([^']+)'|\b(?:import|require)\(\s*'([^']+)'/gm);
  return [...statements].map(([, from, called]) => from ?? called ?? '');
}

test('no file of src is longer than 250 lines', () => {
  expect(sources.filter(({ text }) => text.split('\n').length > 250).map(({ file }) => file)).toEqual([]);
});

/** Reaches into the folder local, by whatever way, or knows of a Cognito on this machine. */
const knowsOfLocal = (text: string) => /['"`/]local['"`/]|https?:\/\/(127\.0\.0\.1|localhost)|local Cognito|stand-in/i.test(text);

test('nothing in src knows that local exists', () => {
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter(({ text }) => knowsOfLocal(text)).map(({ file }) => file)).toEqual([]);
});

test.each([
  "import { startLocalCognito } from '../../local/cognito/server';",
  'const aws = await import("../local");',
  "readFileSync(join(root, 'local', 'cognito', 'ids.ts'))",
  "const endpoint = 'http://127.0.0.1:9229';",
  '// The local Cognito answers otherwise.',
])('%j would be found in src', (line) => expect(knowsOfLocal(line)).toBe(true));

/** Libraries that turn values into values. */
const PURE = ['fastest-levenshtein'];

test('src/model needs no SDK client, no clock and no randomness', () => {
  const model = sources.filter(({ file }) => file.startsWith('model'));
  expect(model.length).toBeGreaterThan(3);
  for (const { file, text } of model) {
    const beyond = imports(text).filter((module) => !module.startsWith('./') && !PURE.includes(module));
    expect({ file, beyond }).toEqual({ file, beyond: [] });
    expect({ file, impure: text.match(/\bDate\b|Math\.random|randomUUID|performance\.|process\./g) }).toEqual({
      file,
      impure: null,
    });
  }
});

test('check needs src/model and the reader of YAML alone, and nothing in src knows of it', () => {
  const files = readdirSync(join(PROJECT_ROOT, 'check'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(join(PROJECT_ROOT, 'check', file), 'utf8');
    expect({ file, isLong: text.split('\n').length > 250 }).toEqual({ file, isLong: false });
    const beyond = [...text.matchAll(/from '([^']+)'/g)].filter(
      ([, module = '']) =>
        !/^(?:\.\.?\/\w+|\.\.\/src\/model\/\w+|\.\.\/my-cognito-userpoolclient\.json|node:.*|yaml)$/.test(module),
    );
    expect({ file, beyond }).toEqual({ file, beyond: [] });
  }
  expect(sources.filter(({ text }) => /['"`/]check\//.test(text)).map(({ file }) => file)).toEqual([]);
});

test('what the construct library gets of the rest is the check of templates and src/model alone, without the reader of YAML', () => {
  const left = readdirSync(join(PROJECT_ROOT, 'cdk', 'check')).map((file) => join('cdk', 'check', file));
  const seen = new Set(left);
  for (const file of seen) {
    const text = readFileSync(join(PROJECT_ROOT, file), 'utf8');
    for (const module of imports(text)) {
      if (module.startsWith('.')) seen.add(`${join(dirname(file), module)}.ts`);
      else expect({ file, module: PURE.includes(module) ? 'pure' : module }).toEqual({ file, module: 'pure' });
    }
  }
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen].filter((file) => !/^(?:cdk\/check|check|src\/model)\//.test(file))).toEqual([]);
});

test('only one file calls Cognito and only one calls CloudWatch Logs; what their clients share stands in src/aws', () => {
  const users = sources.filter(({ text }) =>
    imports(text).some((module) => module.startsWith('@aws-sdk/') || module.startsWith('@smithy/')),
  );
  expect(users.map(({ file }) => file).sort()).toEqual([
    join('aws', 'connections.ts'),
    join('cognito', 'userPoolClients.ts'),
    join('runtime', 'log', 'logDelivery.ts'),
  ]);
});

test('template.yml runs the handlers and the runtime that .rpdk-config names', () => {
  const { runtime, entrypoint, testEntrypoint } = JSON.parse(readFileSync(join(PROJECT_ROOT, '.rpdk-config'), 'utf8'));
  const template = readFileSync(join(PROJECT_ROOT, 'template.yml'), 'utf8');
  expect(template).toContain(`Runtime: ${runtime}\n`);
  expect(template).toContain(`Handler: ${entrypoint}\n`);
  expect(template).toContain(`Handler: ${testEntrypoint}\n`);
});
