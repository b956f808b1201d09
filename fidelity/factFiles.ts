/** Reads the files of facts, and refuses mistakes in them. */
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

/** The names that every fact can refer to. After a create there is also `client`, the client that the fact created last. */
const GIVEN_NAMES = ['pool', 'region', 'run', 'n'];

// Without strictTypes, because the branches of a condition in the schema do not repeat the type.
const ajv = new Ajv({ allErrors: true, strictTypes: false, formats: { regex: isRegularExpression } });
const conforms = ajv.compile<FactFile>(schema);

/**
 * Reads all facts, in the order of the file names.
 * @throws Error with all mistakes, each with its file and its place in the file
 */
export function readFactFiles(folder = FOLDER): FactFile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = files.sort().map((file) => ({ file, ...readFactFile(join(folder, file)) }));
  const mistakes = read.flatMap(({ file, mistakes }) => mistakes.map((mistake) => `${file}: ${mistake}`));
  const contents = read.flatMap(({ content }) => content ?? []);
  mistakes.push(...duplicates(contents));
  if (mistakes.length > 0) throw new Error(`The files of facts have mistakes:\n${mistakes.join('\n')}`);
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
  // A failed condition adds nothing: Ajv reports the failure inside it separately.
  const errors = (conforms.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return {
    mistakes: errors.map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`),
  };
}

/** The mistakes that the schema cannot find, such as references to unknown names. */
function mistakesIn(fact: Fact, index: number): string[] {
  const known = new Set(GIVEN_NAMES);
  const mistakes: string[] = [];
  let behaviours: string | undefined;
  if (!fact.needs?.includes('managedSecret') && publishesSecret({ body: requestsOf(fact) })) {
    mistakes.push(`/facts/${index} creates a secret in Secrets Manager, which costs money: add managedSecret to its needs`);
  }
  for (const [position, step] of (fact.steps ?? []).entries()) {
    const place = `/facts/${index}/steps/${position}`;
    if ([step, step.during].some((one) => one && takesClientId(one)) && !known.has('client'))
      mistakes.push(`${place} ${step.call} needs a client, and no earlier step creates one`);
    const unknown = (value: unknown) => [...referredNames(value)].filter((name) => !known.has(name));
    const { with: input, ...expectation } = step;
    const missing = unknown(input);
    // An expectation can refer to the answer of its own step.
    if (step.call === 'CreateUserPoolClient') known.add('client');
    if (step.as !== undefined) known.add(step.as);
    missing.push(...unknown(expectation));
    mistakes.push(...missing.map((name) => `${place} refers to {{${name}}}, which no earlier step defines`));
    const names = step.behaviours && Object.keys(step.behaviours).sort().join(', ');
    if (names !== undefined && behaviours !== undefined && names !== behaviours) {
      mistakes.push(
        `${place} has the behaviours ${names}, but an earlier step has ${behaviours}: use the same names in each step`,
      );
    }
    behaviours ??= names;
  }
  return mistakes;
}

/** Everything that a fact sends, as JSON. A body that is text loses the backslashes of its encoding. */
const requestsOf = ({ steps = [] }: Fact) =>
  JSON.stringify(steps.map(({ with: input, body, atOnce, during }) => [input, body, atOnce, during])).replaceAll('\\', '');

function duplicates(files: FactFile[]): string[] {
  const sentences = files.flatMap(({ facts }) => facts.map(({ fact }) => fact));
  const twice = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
  return twice.map((sentence) => `Two facts have the sentence "${sentence}".`);
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern.replaceAll(REFERENCE, 'x'), 'u');
    return true;
  } catch {
    return false;
  }
}
