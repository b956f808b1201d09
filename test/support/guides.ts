import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples } from '../../tools/examples/examples';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** The documents that are written by hand, from the project's root. */
export function markdownFiles(): string[] {
  const guides = readdirSync(join(PROJECT_ROOT, 'guides')).filter((file) => file.endsWith('.md'));
  return [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...guides.map((file) => `guides/${file}`),
    'bench/README.md',
    'cdk/README.md',
    'examples/README.md',
    'packages/local-cognito/README.md',
    'packages/userpoolclient-tools/README.md',
    ...examples().map(({ name }) => `examples/${name}/README.md`),
  ];
}

export function textOf(document: string): string {
  return readFileSync(join(PROJECT_ROOT, document), 'utf8');
}

/** The code blocks of a document in a language, without the fences. */
export function blocksOf(document: string, language: string): string[] {
  return blocksIn(textOf(document), language);
}

function blocksIn(text: string, language: string): string[] {
  const blocks = text.matchAll(new RegExp(`^ *\`\`\`${language}\n(.*?)^ *\`\`\`$`, 'gms'));
  return [...blocks].map(([, block = '']) => block);
}

/** The shell code blocks of a document. */
export function shellBlocks(document: string): string[] {
  return blocksOf(document, 'sh');
}

/** The shell code blocks of a part of a document. */
export function shellBlocksOf(text: string): string[] {
  return blocksIn(text, 'sh');
}

/** The rows of the first table under a heading, as lists of cells, without the header row. */
export function tableRows(document: string, heading: string): string[][] {
  const [, section = ''] = textOf(document).split(`## ${heading}\n`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? [];
  const [, , ...rows] = table.trimEnd().split('\n');
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** The shell commands of a document, each on one line and without comments. */
export function commandsOf(document: string): string[] {
  const lines = shellBlocks(document).flatMap((block) => block.replaceAll(/ *\\\n\s*/g, ' ').split('\n'));
  return lines.map((line) => line.replace(/(^|\s+)# .*$/, '').trim()).filter((line) => line !== '');
}
