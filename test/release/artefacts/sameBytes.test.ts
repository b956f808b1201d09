import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed, released, releasedElsewhere, repository } from './releases';

const sumsIn = (folder: (name?: string) => string) =>
  Object.fromEntries(
    readdirSync(folder()).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(folder(name)))
        .digest('hex'),
    ]),
  );

test('a release has the same bytes in another folder, on another Node, in another time zone and with other permissions', () => {
  const sums = sumsIn(released);
  expect(Object.keys(sums).length).toBeGreaterThan(8);
  expect(sumsIn(releasedElsewhere)).toEqual(sums);
});

test('SHA256SUMS has the checksum of every other file, in the format of sha256sum', () => {
  const { SHA256SUMS: _own, ...sums } = sumsIn(released);
  const lines = Object.entries(sums).map(([name, sum]) => `${sum}  ${name}`);
  expect(readFileSync(released('SHA256SUMS'), 'utf8').trimEnd().split('\n').sort()).toEqual(lines.sort());
});

test('the command prints each file with its size and its checksum, and nothing else', () => {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const rows = printed()
    .split('\n')
    .filter((line) => /\| [0-9a-f]{64} \|$/.test(line))
    .map((line) => cells(line).slice(1, 4));
  const expected = Object.entries(sumsIn(released)).map(([name, sum]) => [name, String(statSync(released(name)).size), sum]);
  expect(rows.sort()).toEqual(expected.sort());
  expect(printed().trim().split('\n')).toHaveLength(rows.length + 3);
});

test('npm run release refuses a folder without a commit, and says what to do', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/run.mjs', 'release'], {
    cwd: repository(),
    encoding: 'utf8',
    env: { ...process.env, GIT_DIR: join(repository(), 'nothing') },
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /A release needs a commit, but git found none here\. Run the command in a clone of the repository\. .*not a git repository/,
  );
});

test('npm run release refuses uncommitted changes, and names their files', () => {
  const changed = repository('README.md');
  const text = readFileSync(changed, 'utf8');
  writeFileSync(changed, `${text}\n`);
  writeFileSync(repository('src/a new file.ts'), '');
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/run.mjs', 'release'], {
      cwd: repository(),
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'status.showUntrackedFiles', GIT_CONFIG_VALUE_0: 'no' },
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('These files differ from the last commit: README.md, src/a new file.ts. ');
    expect(readdirSync(join(repository(), 'build'))).not.toContain('release');
  } finally {
    writeFileSync(changed, text);
    rmSync(repository('src/a new file.ts'));
  }
});
