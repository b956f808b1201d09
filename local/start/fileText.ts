import { readFileSync, type Stats, statSync } from 'node:fs';
import { Unusable } from './unusable';

/** As large as CloudFormation takes a template. */
const MOST_BYTES = 1024 * 1024;

/**
 * The text of a file in UTF-8, a byte order mark left out.
 * @throws Unusable that says what the file is instead
 */
export function fileText(path: string): string {
  const stats = statsOf(path);
  if (stats.isDirectory())
    throw new Unusable(`${path} is a folder: give a file with a template, or with the properties of one client.`);
  if (!stats.isFile()) throw new Unusable(`${path} is not a regular file: save the template in a file.`);
  if (stats.size > MOST_BYTES) {
    const megabytes = (stats.size / MOST_BYTES).toFixed(1);
    throw new Unusable(`${path} has ${megabytes} MB: CloudFormation takes templates of 1 MB.`);
  }
  return decoded(
    path,
    attempt(path, () => readFileSync(path)),
  );
}

function statsOf(path: string): Stats {
  const stats = attempt(path, () => statSync(path, { throwIfNoEntry: false }));
  if (stats === undefined) throw new Unusable(`There is no file ${path}.`);
  return stats;
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new Unusable(`${path} can't be read: ${(error as NodeJS.ErrnoException).message}.`);
  }
}

function decoded(path: string, bytes: Buffer): string {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') throw new Unusable(`${path} is UTF-16: save it as UTF-8.`);
  // Letters of UTF-16 without a mark have a zero byte each, and no text of UTF-8 has one.
  if (bytes.includes(0)) throw new Unusable(`${path} is UTF-16 or no text at all: save it as UTF-8.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(`${path} is not UTF-8: save it as UTF-8.`);
  }
}
