import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorMessage } from '../tools/errorMessage';
import { Refusal } from './refusal';

/**
 * Reads a file as text. A byte order mark stays in the text.
 * @throws Refusal when the file can't be read, or is not UTF-8
 */
export function readText(path: string): string {
  const bytes = bytesOf(path);
  const text = decoded(bytes);
  if (text !== undefined && !text.includes('\0')) return text;
  const isUtf16 = bytes.includes(0);
  throw new Refusal([`${path} is not UTF-8${isUtf16 ? ' (it may be UTF-16)' : ''}. Save it as UTF-8 first.`]);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refusal([`${path} can't be read: ${reasonOf(error as NodeJS.ErrnoException)}`]);
  }
}

/** Node's message is for programmers, and repeats the path. */
function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'the file does not exist.';
  if (error.code === 'EISDIR') return 'it is a folder. Give a file.';
  if (error.code === 'EACCES') return 'you have no permission to read it.';
  return errorMessage(error);
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writes a file completely or not at all: the old file stays until the new one is complete. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const present = statSync(path, { throwIfNoEntry: false });
  // A symbolic link stays: the file that it points to changes.
  const target = present ? realpathSync(path) : path;
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flush: true, ...(present && { mode: present.mode }) });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
