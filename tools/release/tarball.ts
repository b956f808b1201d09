import { gzipSync } from 'fflate';
import { createTar } from 'nanotar';

/** A file of an npm package. */
export interface PackedFile {
  content: string | Uint8Array;
  isProgram?: boolean;
}

export type PackedFiles = Readonly<Record<string, PackedFile>>;

/** The date that npm itself gives to all files of a package, October 26, 1985. */
const MTIME = 499_162_500_000;

/** A tarball must end with two empty blocks of 512 bytes. The library leaves room for them only if that of its last record is left. */
const END = new Uint8Array(2 * 512);

/** The format has room for no more bytes in a name, and the library cuts off what is longer. */
const LONGEST_NAME = 100;

/**
 * An npm package as `npm pack` makes it, except that its bytes depend on the files alone. npm takes their modes from the disk, and its
 * compression is that of Node, which differs between releases and processors.
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
  throw new Error(`${path} is too long for the name of a file in a tarball: ${LONGEST_NAME} bytes with "package/".`);
}
