import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledProgram } from './bundledProgram';
import { documentOf, licenceFiles, manifestOf } from './projectFiles';
import { npmTarball } from './tarball';

const NAME = 'userpoolclient-tools';
const SOURCES = `packages/${NAME}`;

/**
 * Makes the npm package userpoolclient-tools, with the commands check and migrate, from the project at `root`.
 * @param folder the folder for the file
 * @returns the name of the file
 */
export async function packUserPoolClientTools(root: string, folder: string, version: string): Promise<string[]> {
  const check = await programOf(root, 'check', version);
  const migrate = await programOf(root, 'migrate', version);
  const tarball = npmTarball({
    'package.json': { content: `${JSON.stringify(manifest(root, version), null, 2)}\n` },
    'README.md': { content: documentOf(root, `${SOURCES}/README.md`, version) },
    'check.cjs': { content: check.code, isProgram: true },
    'migrate.cjs': { content: migrate.code, isProgram: true },
    ...licenceFiles(root, { 'check.cjs': check, 'migrate.cjs': migrate }),
  });
  const file = `${NAME}-${version}.tgz`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), tarball);
  return [file];
}

const manifest = (root: string, version: string) => ({
  name: NAME,
  version,
  description: 'Checks templates of Amazon Cognito app clients before they are deployed, and migrates clients between types',
  keywords: ['cognito', 'aws', 'cloudformation', 'user-pool-client', 'linter', 'migration'],
  ...manifestOf(root),
  bin: { check: './check.cjs', migrate: './migrate.cjs' },
});

const programOf = (root: string, command: string, version: string) =>
  bundledProgram(root, { entry: `${SOURCES}/${command}.ts`, version, help: helpOf(root, command), isProgram: true });

/** The help of the npm script with the name of the package's command. The continuation lines of the usage move with it. */
function helpOf(root: string, command: string): string {
  const script = `npm run ${command} -- `;
  const called = `${command} `;
  return readFileSync(join(root, 'commands/help', `${command}.txt`), 'utf8')
    .replaceAll(`\n${' '.repeat(script.length)}[`, `\n${' '.repeat(called.length)}[`)
    .replaceAll(script, called)
    .replaceAll(`guides/${command}.md`, 'README.md')
    .trimEnd();
}
