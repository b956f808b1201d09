/** Reads the files of facts, and refuses what would make a fact say less than it seems to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { errorMessage } from '../tools/errorMessage';
import type { Fact, FactFile } from './fact';
import schema from './facts.schema.json';
import { takesClientId } from './input';
import { publishesSecret } from './managedSecrets';
import { REFERENCE, referredNames } from './references';

const FOLDER = join(__dirname, 'facts');

/** What every fact can refer to; `client` stands for the client that the fact created last. */
const GIVEN_NAMES = ['pool', 'region', 'run', 'n'];

// Strict about all but types: the branches of a condition repeat none.
const ajv = new Ajv({ allErrors: true, strictTypes: false, formats: { regex: isRegularExpression } });
const conforms = ajv.compile<FactFile>(schema);

/**
 * All facts, file by file in the order of their names.
 * @throws Error that lists everything that is wrong, each with its file and the place in it
 */
export function readFactFiles(folder = FOLDER): FactFile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = files.sort().map((file) => ({ file, ...readFactFile(join(folder, file)) }));
  const mistakes = read.flatMap(({ file, mistakes }) => mistakes.map((mistake) => `${file}: ${mistake}`));
  const contents = read.flatMap(({ content }) => content ?? []);
  mistakes.push(...saidTwice(contents));
  if (mistakes.length > 0) throw new Error(`The facts can't be used:\n${mistakes.join('\n')}`);
  return contents;
}

function readFactFile(path: string): { content?: FactFile; mistakes: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { mistakes: [`not JSON: ${errorMessage(error)}`] };
  }
  if (conforms(content)) return { content, mistakes: content.facts.flatMap(mistakesIn) };
  // Of a condition that fails, what failed in it is told by itself.
  const errors = (conforms.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return {
    mistakes: errors.map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`),
  };
}

/** What the schema can't say: names that nothing has, and readings that don't go together. */
function mistakesIn(fact: Fact, index: number): string[] {
  const known = new Set(GIVEN_NAMES);
  const mistakes: string[] = [];
  let readings: string | undefined;
  if (!fact.needs?.includes('managedSecret') && publishesSecret({ body: requestsOf(fact) })) {
    mistakes.push(`/facts/${index} makes a secret in Secrets Manager, which costs money, and does not need managedSecret`);
  }
  for (const [position, step] of (fact.steps ?? []).entries()) {
    const place = `/facts/${index}/steps/${position}`;
    if ([step, step.during].some((one) => one && takesClientId(one)) && !known.has('client'))
      mistakes.push(`${place} ${step.call} comes before any client is created`);
    const unknown = (value: unknown) => [...referredNames(value)].filter((name) => !known.has(name));
    const { with: input, ...expectation } = step;
    const missing = unknown(input);
    // An expectation may refer to the very answer it is of.
    if (step.call === 'CreateUserPoolClient') known.add('client');
    if (step.as !== undefined) known.add(step.as);
    missing.push(...unknown(expectation));
    mistakes.push(...missing.map((name) => `${place} refers to {{${name}}}, which is nothing there`));
    const names = step.readings && Object.keys(step.readings).sort().join(', ');
    if (names !== undefined && readings !== undefined && names !== readings) {
      mistakes.push(`${place} has the readings ${names}, an earlier step of the fact has ${readings}`);
    }
    readings ??= names;
  }
  return mistakes;
}

/** All that a fact sends, as JSON; of a body that is a text, without its backslashes. */
const requestsOf = ({ steps = [] }: Fact) =>
  JSON.stringify(steps.map(({ with: input, body, atOnce, during }) => [input, body, atOnce, during])).replaceAll('\\', '');

function saidTwice(files: FactFile[]): string[] {
  const sentences = files.flatMap(({ facts }) => facts.map(({ fact }) => fact));
  const twice = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
  return twice.map((sentence) => `Two facts say "${sentence}".`);
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern.replaceAll(REFERENCE, 'x'), 'u');
    return true;
  } catch {
    return false;
  }
}
