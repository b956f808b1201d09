import { readFileSync, statSync } from 'node:fs';
import { type CheckedTemplate, checkTemplate } from './checkTemplate';
import { refuseInvalidJson } from './refuseInvalidJson';
import { Unreadable } from './unreadable';

/** A file that was checked, or the reason why it was not. */
export interface FileReport extends CheckedTemplate {
  /** The name in messages. */
  file: string;
  unreadable?: Unreadable;
}

/** CloudFormation accepts 1 MB. A template with comments, or before its assets are packaged, may be larger. */
const MAX_BYTES = 10_000_000;

/**
 * Checks a template. It throws nothing: problems with the file are in the report, so that the other files are checked too.
 * @param file the name in messages
 */
export function checkFile(path: string, file: string): FileReport {
  try {
    const text = textOf(path);
    // Other programs read a file with this name as JSON.
    if (/\.json$/i.test(path) && /^\s*[{[]/.test(text)) refuseInvalidJson(text);
    return { file, ...checkTemplate(text) };
  } catch (error) {
    return { file, clients: 0, findings: [], unreadable: unreadable(error) };
  }
}

function unreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof RangeError) return new Unreadable('The file is nested too deeply to be checked.');
  return new Unreadable(`The check failed: ${error instanceof Error ? error.message : error}. This is a bug: please report it.`);
}

function textOf(path: string): string {
  const bytes = attempt(() => {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Unreadable('This is a folder: give the templates in it.');
    if (!stats.isFile() && !stats.isFIFO()) throw new Unreadable('This is not a regular file: give a template.');
    if (stats.size > MAX_BYTES) throw new Unreadable('The file has more than 10 MB: CloudFormation accepts at most 1 MB.');
    return readFileSync(path);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('The file is not UTF-8: save it as UTF-8.');
  }
}

function attempt<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Unreadable(code === 'ENOENT' ? 'The file does not exist.' : `The file cannot be read (${code}).`);
  }
}
