import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { zip } from '../../tools/package/zip';
import { ensureVenv, runPip, type Venv } from '../../tools/venv';

/** The virtual environment that builds wheels. Its versions are pinned, and a build sends no request to a registry. */
export function ensureWheelVenv(): Venv {
  return ensureVenv({
    folder: '.venv-wheel',
    what: "the builder of the library's wheel",
    requirements: join(__dirname, 'wheel'),
  });
}

/**
 * Builds the wheel of the Python sources in a folder, and packs it again, because setuptools writes the times and permissions of
 * the files into it. Returns the name of the wheel's file.
 */
export function buildWheel(sources: string, destination: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'wheel-'));
  try {
    const offline = ['--no-deps', '--no-index', '--no-build-isolation'];
    runPip(ensureWheelVenv(), ['wheel', ...offline, '--wheel-dir', folder, sources], `the wheel of ${sources}`);
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(destination, name), zip(unzipSync(readFileSync(join(folder, name))), 9));
    return name;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
