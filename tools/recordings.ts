/** Output of commands that stands in documents: recorded by the command itself, and comparable with what it prints now. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

/** The documents that have recordings, from the project's root. */
export const RECORDED_DOCUMENTS = [
  'README.md',
  'guides/check-rules.md',
  'guides/check.md',
  'guides/start.md',
  'guides/updates.md',
];

/** A comment that names the command, and below it what that printed. */
const RECORDING = /(<!-- Printed by: ([^\n]+) -->\n\n```text\n)(.*?)(```\n)/gs;

export interface Recording {
  command: string;
  text: string;
}

/** The recordings of a document, in order. */
export function recordingsIn(document: string): Recording[] {
  const text = readFileSync(join(PROJECT_ROOT, document), 'utf8');
  return [...text.matchAll(RECORDING)].map(([, , command = '', recorded = '']) => ({ command, text: recorded }));
}

/**
 * What a command for the shell prints in the project's folder.
 * @throws Error with what it says on stderr, when it ends with an error
 */
export function printed(command: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

/** A text of which only what differs from run to run has been taken: times, and the ids of pools and clients. */
export function lasting(text: string): string {
  return text
    .replaceAll(/[\d.]+ ms/g, 'TIME')
    .replaceAll(/\b[a-z]+-[a-z]+-\d_[A-Za-z0-9]{9}\b/g, 'POOL')
    .replaceAll(/\b[0-9a-v]{25,26}\b/g, 'CLIENT');
}

/** Records anew what is no longer true, and nothing else. Answers the documents that changed. */
export function recordAnew(): string[] {
  return RECORDED_DOCUMENTS.filter((document) => {
    const file = join(PROJECT_ROOT, document);
    const before = readFileSync(file, 'utf8');
    const after = before.replaceAll(RECORDING, (_all, opening: string, command: string, recorded: string, end: string) => {
      const now = printed(command);
      return `${opening}${lasting(now) === lasting(recorded) ? recorded : now}${end}`;
    });
    if (after !== before) writeFileSync(file, after);
    return after !== before;
  });
}
