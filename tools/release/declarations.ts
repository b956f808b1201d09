import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';

/**
 * The declaration files of a module and of the modules that it imports, by their paths in the project. They stay separate files,
 * because no tool that joins declarations works with this compiler.
 */
export function declarationsOf(root: string, entry: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    compile(root, entry, folder);
    return reachable(folder, entry.replace(/\.ts$/, '.d.ts'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(root: string, entry: string, folder: string): void {
  const config = {
    extends: join(root, 'tsconfig.json'),
    files: [join(root, entry)],
    include: [],
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: folder,
      typeRoots: [join(root, 'node_modules', '@types')],
      types: ['node'],
    },
  };
  const file = join(folder, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(config));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', file], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The compiler could not write the declarations of ${entry}:\n${stdout}`);
}

/** A file and all files that it imports, directly or indirectly. */
function reachable(folder: string, first: string): Record<string, string> {
  const files: Record<string, string> = {};
  const waiting = [first];
  for (const file of waiting) {
    if (file in files) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    files[file] = text;
    for (const [, module = ''] of text.matchAll(/\b(?:from|import)\s*\(?'(\.[^']+)'/g)) {
      waiting.push(`${posix.join(posix.dirname(file), module)}.d.ts`);
    }
  }
  return files;
}
