import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INSTALLS, type PartName, readCost, secondsOf } from '../commands/testParts/cost.cjs';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { markdownFiles, textOf as read, tableRows } from './support/guides';

const GUIDES = 'guides/README.md';
const documents = markdownFiles();

/** The anchors of a page: its headings in GitHub's form. */
function anchors(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test.each(documents)('every link of %s has a target', (document) => {
  const links = [...read(document).matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]+))?\)/g)];
  for (const [link, path = '', anchor] of links) {
    const target = path === '' ? document : join(dirname(document), path);
    expect({ link, exists: existsSync(join(PROJECT_ROOT, target)) }).toEqual({ link, exists: true });
    if (anchor) expect({ link, anchors: anchors(read(target)) }).toEqual({ link, anchors: expect.arrayContaining([anchor]) });
  }
});

test.each(documents)('every npm command of %s is a script of the project', (document) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  // The installation of a package from a release is npm's own command.
  const text = read(document).replaceAll(/^npm install --save-dev \.\/[\w.-]+\.tgz$/gm, '');
  const commands = [...text.matchAll(/(?:^|`)npm (?:run (?:--silent )?)?([\w:]+)/gm)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

test('the README has a row for every property of the schema', () => {
  const { properties } = JSON.parse(read('my-cognito-userpoolclient.json')) as { properties: object };
  const rows = [...read('README.md').matchAll(/^\| \[(\w+)\]\(docs\//gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(properties));
});

test('the README shows the two commands before anything else', () => {
  const commands = [...read('README.md').matchAll(/^npm [^#\n]*/gm)].map(([command]) => command.trim());
  expect(commands.slice(0, 2)).toEqual(['npm start', 'npm test']);
});

test('the README says what its two commands cost, as npm test -- --record measured it', () => {
  const { cores, seconds, megabytes } = readCost();
  const minutes = Math.round(secondsOf(Object.keys(INSTALLS) as PartName[], seconds) / 60);
  const gigabytes = (sumOf(megabytes) / 1024).toFixed(1);
  expect(read('README.md')).toMatch(new RegExp(`^npm start .* ${megabytes.node_modules} MB of disk$`, 'm'));
  expect(read('README.md')).toMatch(
    new RegExp(`^npm test .* about ${minutes} minutes on ${cores} cores, ${gigabytes} GB of disk$`, 'm'),
  );
});

const sumOf = (numbers: Readonly<Record<string, number>>) => Object.values(numbers).reduce((sum, number) => sum + number, 0);

test('the README has fewer than 120 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThan(120);
});

test('the README links to both tables of guides, and every guide is in one of them', () => {
  const tables = ['For users', 'For contributors'];
  for (const table of tables) expect(read('README.md')).toContain(`](${GUIDES}#${table.toLowerCase().replaceAll(' ', '-')})`);
  const listed = tables.flatMap((table) => tableRows(GUIDES, table)).map(([, guide]) => guide);
  const guides = documents.flatMap((document) => /^guides\/(?!README)(.*)/.exec(document)?.[1] ?? []);
  expect(guides.filter((guide) => !listed.some((links) => links?.includes(`](${guide})`)))).toEqual([]);
});

test('every document is in ASCII', () => {
  expect(documents.filter((document) => /[^\t\n\x20-\x7e]/.test(read(document)))).toEqual([]);
});
