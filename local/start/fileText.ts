import { readFileSync, type Stats, statSync } from 'node:fs';
import { Unusable } from './unusable';

/** The maximum size of a template in CloudFormation. */
const MOST_BYTES = 1024 * 1024;

/**
 * Reads a text file in UTF-8, without a byte order mark.
 * @throws Unusable for anything else, with the kind of the file
 */
export function fileText(path: string): string {
  const stats = statsOf(path);
  if (stats.isDirectory())
    throw new Unusable(`${path} is a folder. Give a file with a template or with the properties of one client.`);
  if (!stats.isFile()) throw new Unusable(`${path} is not a regular file. Save the template in a file.`);
  if (stats.size > MOST_BYTES) {
    const megabytes = (stats.size / MOST_BYTES).toFixed(1);
    throw new Unusable(`${path} has ${megabytes} MB. CloudFormation accepts templates of at most 1 MB.`);
  }
  return decoded(
    path,
    attempt(path, () => readFileSync(path)),
  );
}

function statsOf(path: string): Stats {
  const stats = attempt(path, () => statSync(path, { throwIfNoEntry: false }));
  if (stats === undefined) throw new Unusable(`The file ${path} does not exist.`);
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
  if (start === 'fffe' || start === 'feff') throw new Unusable(`${path} is in UTF-16. Save it in UTF-8.`);
  // UTF-16 without a byte order mark has zero bytes. A text in UTF-8 has none.
  if (bytes.includes(0)) throw new Unusable(`${path} is in UTF-16 or is not a text file. Save it in UTF-8.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(`${path} is not in UTF-8. Save it in UTF-8.`);
  }
}
