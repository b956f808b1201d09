import { relative, resolve } from 'node:path';
import { markdownTable } from 'markdown-table';
import { checkFile, type FileReport } from '../check/checkFile';
import { exitCodeOf } from '../check/report/exitCode';
import { jsonReport } from '../check/report/json';
import { sarifReport } from '../check/report/sarif';
import { textReport } from '../check/report/text';
import { ruleTable } from '../check/ruleTable';
import { withOptions } from './options';
import { npmScript, type Program } from './program';

const FORMATS: Readonly<Record<string, (reports: readonly FileReport[], version: string) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
};

interface Options {
  files: readonly string[];
  print: (reports: readonly FileReport[], version: string) => string;
  isStrict: boolean;
  showsRules: boolean;
}

/** `npm run check`. */
export const main = (args: string[]): Promise<number> => checkTemplates(args, npmScript('check'));

/** Returns 1 when a template has an error, and 2 when a template can't be checked or an option is wrong. */
export function checkTemplates(args: string[], program: Program): Promise<number> {
  const options = {
    format: { type: 'string', default: 'text' },
    strict: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
  } as const;
  return withOptions(
    {
      usage: program.usage,
      wrong: 2,
      config: { args, options, allowPositionals: true } as const,
      read: ({ values, positionals: files }): Options => {
        const print = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
        if (print === undefined)
          throw new Error(`--format must be one of ${Object.keys(FORMATS).join(', ')}, not "${values.format}".`);
        if (files.length === 0 && !values.rules) throw new Error(`${program.name} needs at least one template.`);
        return { files, print, isStrict: values.strict, showsRules: values.rules };
      },
    },
    (options) => run(options, program),
  );
}

async function run({ files, print, isStrict, showsRules }: Options, { name, version, folder }: Program): Promise<number> {
  if (showsRules) console.log(rulesText(name));
  if (files.length === 0) return 0;
  const reports = files.map((file) => checkFile(resolve(folder, file), relativeInside(folder, file)));
  console.log(print(reports, version));
  return exitCodeOf(reports, isStrict);
}

/** The path relative to the folder for a file inside of it, as code hosts need it. */
function relativeInside(folder: string, file: string): string {
  const path = relative(folder, resolve(folder, file));
  return path === '' || path.startsWith('..') ? file : path;
}

function rulesText(name: string): string {
  const rows = ruleTable().map(({ id, what, handler, check, cdk, schema }) => [id, what, handler, check, cdk, schema]);
  return markdownTable([['id', 'requirement', 'handlers', name, 'CDK', 'schema'], ...rows]);
}
