import { gzipSync } from 'fflate';
import { createTar } from 'nanotar';

/** A file of an npm package. */
export interface PackedFile {
  content: string | Uint8Array;
  isProgram?: boolean;
}

export type PackedFiles = Readonly<Record<string, PackedFile>>;

/** The date that npm sets for all files of a package: October 26, 1985. */
const MTIME = 499_162_500_000;

/** A tarball must end with two empty blocks of 512 bytes. The library does not always write them. */
const END = new Uint8Array(2 * 512);

/** The format's limit for a name, in bytes. The library cuts off longer names. */
const LONGEST_NAME = 100;

/**
 * An npm package like that of `npm pack`, but its bytes depend only on the files. npm reads the file modes from the disk. It also
 * uses Node's compression, which differs between Node releases and processors.
 */
export function npmTarball(files: PackedFiles): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const tar = createTar(
    entries.map(([path, { content, isProgram }]) => ({
      name: nameOf(path),
      data: Buffer.from(content),
      attrs: { mode: isProgram ? '755' : '644' },
    })),
    { attrs: { mtime: MTIME, uid: 0, gid: 0 } },
  );
  return gzipSync(Buffer.concat([tar, END]), { level: 9, mtime: 0 });
}

function nameOf(path: string): string {
  const name = `package/${path}`;
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  throw new Error(`${path} is too long for a name in a tarball. With "package/" it must not exceed ${LONGEST_NAME} bytes.`);
}
