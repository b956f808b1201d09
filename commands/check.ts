import { relative, resolve } from 'node:path';
import { markdownTable } from 'markdown-table';
import { checkFile, type FileReport } from '../check/checkFile';
import { exitCodeOf } from '../check/report/exitCode';
import { jsonReport } from '../check/report/json';
import { sarifReport } from '../check/report/sarif';
import { textReport } from '../check/report/text';
import { ruleTable } from '../check/ruleTable';
import { version } from '../package.json';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('check');

const FORMATS: Readonly<Record<string, (reports: readonly FileReport[]) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: (reports) => sarifReport(reports, version),
};

interface Options {
  files: readonly string[];
  print: (reports: readonly FileReport[]) => string;
  isStrict: boolean;
  showsRules: boolean;
}

/** `npm run check`: ends with 1 when a template has a problem, and with 2 when one can't be checked. */
export function main(args: string[]): Promise<number> {
  const options = {
    format: { type: 'string', default: 'text' },
    strict: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
  } as const;
  return withOptions(
    {
      usage: USAGE,
      wrong: 2,
      config: { args, options, allowPositionals: true } as const,
      read: ({ values, positionals: files }): Options => {
        const print = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
        if (print === undefined)
          throw new Error(`--format is one of ${Object.keys(FORMATS).join(', ')}, not "${values.format}".`);
        if (files.length === 0 && !values.rules) throw new Error('npm run check takes at least one template.');
        return { files, print, isStrict: values.strict, showsRules: values.rules };
      },
    },
    run,
  );
}

async function run({ files, print, isStrict, showsRules }: Options): Promise<number> {
  if (showsRules) console.log(rulesText());
  if (files.length === 0) return 0;
  // npm itself runs in the project's folder; a path is meant from the one in which it was called.
  const folder = process.env.INIT_CWD ?? process.cwd();
  const reports = files.map((file) => checkFile(resolve(folder, file), shortest(folder, file)));
  console.log(print(reports));
  return exitCodeOf(reports, isStrict);
}

/** A file below the folder by its path from there, as code hosts want it. */
function shortest(folder: string, file: string): string {
  const path = relative(folder, resolve(folder, file));
  return path === '' || path.startsWith('..') ? file : path;
}

function rulesText(): string {
  const rows = ruleTable().map(({ id, what, handler, check, cdk, schema }) => [id, what, handler, check, cdk, schema]);
  return markdownTable([['id', 'what it asks for', 'handlers', 'npm run check', 'CDK', 'schema'], ...rows]);
}
