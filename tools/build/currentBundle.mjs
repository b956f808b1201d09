import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The file with the states of all files and folders that decide about the bundle, and of the bundle's own files. */
const RECORD = `${root}build/TypeFunction.files.json`;

const OUTPUTS = [
  ...['dist/handlers.js', 'LICENSE', 'THIRD-PARTY-LICENSES'].map((name) => `build/TypeFunction/${name}`),
  'build/TypeFunction.metafile.json',
];

/**
 * Files that decide about the bundle, but are not in it. An installation of packages changes `.installed-from`, so a change in a
 * package by hand is not noticed.
 */
const OTHER_INPUTS = ['package.json', 'tsconfig.json', 'LICENSE', 'node_modules/.installed-from'];

/**
 * Builds the bundle if it is not there, or if a file or folder that decides about it has changed since the last build. A build
 * takes half a second, and most commands need the bundle.
 */
export async function ensureBundle() {
  if (isCurrent()) return;
  const started = Date.now();
  const { bundle } = await import('./bundle.mjs');
  const { metafile } = await bundle();
  const names = [...Object.keys(metafile.inputs), ...OTHER_INPUTS, ...allBelow('tools/build'), ...foldersBelow('src')];
  const inputs = names.filter((name) => existsSync(root + name));
  // The bundle may lack the last change of a file that changed during the build. Then the next command builds again.
  if (inputs.some((name) => statSync(root + name).ctimeMs >= started)) return;
  writeFileSync(RECORD, JSON.stringify(Object.fromEntries([...inputs, ...OUTPUTS].map((name) => [name, stateOf(name)]))));
}

function isCurrent() {
  try {
    const files = Object.entries(JSON.parse(readFileSync(RECORD, 'utf8')));
    return files.length > 0 && files.every(([name, state]) => stateOf(name) === state);
  } catch {
    // There is no record, a file is missing, or another process is writing the record at this moment.
    return false;
  }
}

/** @param {string} folder */
function allBelow(folder) {
  return [folder, ...readdirSync(root + folder, { recursive: true }).map((name) => `${folder}/${name}`)];
}

/**
 * A new file in a folder changes the folder. esbuild may prefer the new file to a file that is in the bundle.
 *
 * @param {string} folder
 */
function foldersBelow(folder) {
  return allBelow(folder).filter((name) => statSync(root + name).isDirectory());
}

/**
 * The size and the time of the last change. A program cannot set this time, so each change of the file gives another state.
 *
 * @param {string} name
 */
function stateOf(name) {
  const { size, ctimeMs } = statSync(root + name);
  return `${size} ${ctimeMs}`;
}
