import { readFileSync, statSync } from 'node:fs';
import { type CheckedTemplate, checkTemplate } from './checkTemplate';
import { refuseLooseJson } from './refuseLooseJson';
import { Unreadable } from './unreadable';

/** A file that was checked, or the reason why it was not. */
export interface FileReport extends CheckedTemplate {
  /** As messages call it. */
  file: string;
  unreadable?: Unreadable;
}

/** CloudFormation takes 1 MB. A template that still has its assets or comments in it may have more. */
const MOST_BYTES = 10_000_000;

/**
 * Checks a template. It throws nothing, so that the other files are checked, too.
 * @param file the name in messages
 */
export function checkFile(path: string, file: string): FileReport {
  try {
    const text = textOf(path);
    // By its name it is for readers of JSON.
    if (/\.json$/i.test(path) && /^\s*[{[]/.test(text)) refuseLooseJson(text);
    return { file, ...checkTemplate(text) };
  } catch (error) {
    return { file, clients: 0, findings: [], unreadable: unreadable(error) };
  }
}

function unreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof RangeError) return new Unreadable('The file is nested too deeply.');
  return new Unreadable(`The check failed: ${error instanceof Error ? error.message : error}.`);
}

function textOf(path: string): string {
  const bytes = attempt(() => {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Unreadable('It is a folder: name the templates in it.');
    if (!stats.isFile() && !stats.isFIFO()) throw new Unreadable('It is no regular file.');
    if (stats.size > MOST_BYTES) throw new Unreadable('The file has more than 10 MB: CloudFormation takes templates of 1 MB.');
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
    throw new Unreadable(code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read (${code}).`);
  }
}
