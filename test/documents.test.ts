import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { markdownFiles, textOf as read } from './support/guides';

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

test('the README has a link to every guide', () => {
  const guides = documents.filter((document) => document.startsWith('guides/'));
  expect(guides.filter((guide) => !read('README.md').includes(`](${guide})`))).toEqual([]);
});

test('every document is in ASCII', () => {
  expect(documents.filter((document) => /[^\t\n\x20-\x7e]/.test(read(document)))).toEqual([]);
});
