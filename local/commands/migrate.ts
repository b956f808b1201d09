import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { errorMessage } from '../errorMessage';
import { BACK, type Direction, FORTH } from '../migrate/direction';
import { parseStackResources } from '../migrate/live';
import { Refusal } from '../migrate/refusal';
import { rewriteTemplate } from '../migrate/rewrite';
import { moveScript, resourcesToImport } from '../migrate/script';
import { planSteps } from '../migrate/steps';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('migrate');

interface Options {
  template: string;
  direction: Direction;
  /** Where it is, if there is one. */
  stack: StackOptions | undefined;
  write: boolean;
}

interface StackOptions {
  name: string;
  /** The file with what is in the stack. */
  resources: string;
  userPoolIds: string[];
}

interface NewFile {
  path: string;
  text: string;
}

/** `npm run migrate`: ends with 1, and the reasons, when a template can't be migrated safely. */
export function main(args: string[]): Promise<number> {
  const options = {
    back: { type: 'boolean', default: false },
    'stack-name': { type: 'string' },
    resources: { type: 'string' },
    'user-pool-id': { type: 'string', multiple: true, default: [] as string[] },
    write: { type: 'boolean', default: false },
  } as const;
  const config = { args, options, allowPositionals: true } as const;
  return withOptions(
    {
      usage: USAGE,
      config,
      read: ({ values, positionals: [template, ...others] }): Options => {
        if (template === undefined || others.length > 0) throw new Error('npm run migrate takes one template.');
        return { template, direction: values.back ? BACK : FORTH, stack: stackOf(values), write: values.write };
      },
    },
    run,
  );
}

interface StackValues {
  'stack-name'?: string | undefined;
  resources?: string | undefined;
  'user-pool-id': string[];
}

/** @throws Error when only some of what is to be known of a stack is given */
function stackOf({ 'stack-name': name, resources, 'user-pool-id': userPoolIds }: StackValues): StackOptions | undefined {
  if (name !== undefined && resources !== undefined) return { name, resources, userPoolIds };
  if (name === undefined && resources === undefined && userPoolIds.length === 0) return undefined;
  throw new Error('For the steps of a stack, npm run migrate takes both --stack-name and --resources.');
}

async function run(options: Options): Promise<number> {
  try {
    migrate(options);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${options.template} can't be migrated:\n${error.reasons.map((reason) => `  ${reason}`).join('\n')}`);
    return 1;
  }
}

function migrate(options: Options): void {
  const { direction, write } = options;
  const path = pathOf(options.template);
  const text = read(path);
  const rewritten = rewriteTemplate(text, direction);
  const steps = options.stack === undefined ? [] : stepFiles(path, text, direction, options.stack);
  console.log(createTwoFilesPatch(options.template, options.template, text, rewritten.text, direction.from, direction.to));
  const counted = `${count(rewritten.clients.length, 'client')}, ${count(rewritten.references, 'reference')}`;
  console.log(`${counted}. ${NEWS}`);
  for (const file of [...steps, { path, text: rewritten.text }]) {
    if (write) writeFile(file);
    console.log(`${write ? 'Wrote' : 'Would write'} ${relative(folderOfCaller(), file.path)}`);
  }
  console.log(steps.length > 0 ? `Read ${SCRIPT}, then run it.` : NEXT);
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

const NEWS = 'The properties are the same for both types, and so is GetAtt; Ref is not.';
const NEXT =
  'CloudFormation changes no types. Clients that are in a stack move by steps: add --stack-name and --resources (see --help).';
const SCRIPT = 'move.sh';

/** The files of the steps, in a folder beside the template. */
function stepFiles(
  path: string,
  text: string,
  direction: Direction,
  { name, resources: file, userPoolIds }: StackOptions,
): NewFile[] {
  const resources = parseStackResources(read(pathOf(file)));
  const steps = planSteps(text, direction, { stackName: name, resources, userPoolIds });
  const extension = extname(path);
  const names = {
    retain: `1-retain${extension}`,
    remove: `2-remove${extension}`,
    import: `3-import${extension}`,
    resourcesToImport: 'resources-to-import.json',
    rewritten: `../${basename(path)}`,
  };
  const files = {
    [names.retain]: steps.retain,
    [names.remove]: steps.remove,
    [names.import]: steps.import,
    [names.resourcesToImport]: `${JSON.stringify(resourcesToImport(steps), null, 2)}\n`,
    [SCRIPT]: moveScript(steps, names),
  };
  const folder = join(dirname(path), `${basename(path, extension)}-migration`);
  return Object.entries(files).map(([name, content]) => ({ path: join(folder, name), text: content }));
}

function writeFile({ path, text }: NewFile): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** npm itself runs in the project's folder; a path is meant from the one in which it was called. */
function pathOf(file: string): string {
  return resolve(folderOfCaller(), file);
}

function folderOfCaller(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

/** @throws Refusal for a file that can't be read */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Refusal([`${path} can't be read: ${errorMessage(error)}`]);
  }
}
