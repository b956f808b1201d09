import { zipSync } from 'fflate';

/** Files by their paths in the archive. */
export type Files = Readonly<Record<string, Uint8Array>>;

/**
 * A zip archive whose bytes depend on nothing but the files in it: in order of their names, dated with the format's first day,
 * readable by everybody, and by default stored as they are, as the CloudFormation CLI does.
 * @param level 0 stores the files, 9 compresses them as far as it goes
 */
export function zip(files: Files, level: 0 | 9 = 0): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), {
    level,
    // A zip holds local time without its zone, and this is midnight in any zone.
    mtime: new Date(1980, 0, 1),
    os: UNIX,
    attrs: REGULAR_FILE_644,
  });
}

const UNIX = 3;
/** Where UNIX keeps a file's type and permissions: in the upper half. */
const REGULAR_FILE_644 = 0o100644 * 2 ** 16;
