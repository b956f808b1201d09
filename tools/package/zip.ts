import { zipSync } from 'fflate';

/** The files of an archive by their paths. */
export type Files = Readonly<Record<string, Uint8Array>>;

/**
 * A zip archive whose bytes depend only on its files. They are sorted by name, have the first date of the format, and are
 * readable by all users. By default they are not compressed, as in the CloudFormation CLI's archive.
 * @param level 0 stores the files, 9 compresses them as much as possible
 */
export function zip(files: Files, level: 0 | 9 = 0): Uint8Array {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), {
    level,
    // A zip has local time without a time zone. This is midnight in every zone.
    mtime: new Date(1980, 0, 1),
    os: UNIX,
    attrs: REGULAR_FILE_644,
  });
}

const UNIX = 3;
/** UNIX's file type and permissions are in the upper 16 bits. */
const REGULAR_FILE_644 = 0o100644 * 2 ** 16;
