/** Records the output of commands in documents, and compares it with the current output. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

/** The documents with recordings, as paths from the project's root. */
export const RECORDED_DOCUMENTS = [
  'README.md',
  'guides/check-rules.md',
  'guides/check.md',
  'guides/start.md',
  'guides/updates.md',
];

/** A comment with the command, and below it the output. */
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
 * Runs a shell command in the project's folder, and returns its output.
 * @throws Error with the text on stderr, when the command fails or writes to stderr
 */
export function printed(command: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Replaces the parts of a text that differ from run to run: times, and the ids of pools and clients. */
export function withoutVariables(text: string): string {
  return text
    .replaceAll(/[\d.]+ ms/g, 'TIME')
    .replaceAll(/\b[a-z]+-[a-z]+-\d_[A-Za-z0-9]{9}\b/g, 'POOL')
    .replaceAll(/\b[0-9a-v]{25,26}\b/g, 'CLIENT');
}

/** Updates the recordings that differ from the current output. Returns the documents that changed. */
export function updateRecordings(): string[] {
  return RECORDED_DOCUMENTS.filter((document) => {
    const file = join(PROJECT_ROOT, document);
    const before = readFileSync(file, 'utf8');
    const after = before.replaceAll(RECORDING, (_all, opening: string, command: string, recorded: string, end: string) => {
      const now = printed(command);
      return `${opening}${withoutVariables(now) === withoutVariables(recorded) ? recorded : now}${end}`;
    });
    if (after !== before) writeFileSync(file, after);
    return after !== before;
  });
}
