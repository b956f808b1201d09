import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { CODE_FOLDERS } from './codeFolders';

export interface Import {
  /** The text in the import: a path that begins with a dot, or the name of a package. */
  module: string;
  /** Whether the import exists only at compile time. */
  isType: boolean;
}

/** The folders with code, including the sources, examples and tests of the construct library. */
const FOLDERS = [...CODE_FOLDERS.filter((folder) => folder !== 'cdk/generator'), 'cdk'];
const CODE = /\.(?:ts|mjs|cjs|py)$/;
/** Folders with packages and build results. They are in .gitignore. */
const NOT_OURS = /(?:^|\/)(?:node_modules|dist|lib|__pycache__|\.[^/]+)(?:\/|$)/;

/** All files of code, from the project's root. */
export function codeFiles(): string[] {
  return FOLDERS.flatMap((folder) => filesIn(folder)).filter((file) => CODE.test(file));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (NOT_OURS.test(path)) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

export const sourceOf = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8');

const STATEMENT = /^(?:import|export)\s+(type\s+(?!from\b))?(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm;
const CALL = /\b(?:import|require|require\.resolve)\(\s*['"]([^'"]+)['"]/g;
/** `import('...')` as a type in a comment of a JavaScript file. */
const TYPE_IN_COMMENT = /\{[^{}\n]*\bimport\('[^']+'\)/;

/** The imports in a TypeScript or JavaScript file. */
export function importsIn(text: string): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, module = '']) => ({ module, isType: type !== undefined }));
  const code = text
    .split('\n')
    .filter((line) => !TYPE_IN_COMMENT.test(line))
    .join('\n');
  const calls = [...code.matchAll(CALL)].map(([, module = '']) => ({ module, isType: false }));
  return [...statements, ...calls];
}

/** The project's own modules that a file imports, from the project's root. */
export function ownImportsOf(file: string): Import[] {
  const own = importsIn(sourceOf(file)).filter(({ module }) => module.startsWith('.'));
  return own.map(({ module, isType }) => ({ module: fileAt(join(dirname(file), module)), isType }));
}

/** The file of an import path, which has no extension for a TypeScript file. */
function fileAt(path: string): string {
  return (
    [path, `${path}.ts`, `${path}/index.ts`].find((one) => /\.\w+$/.test(one) && existsSync(join(PROJECT_ROOT, one))) ?? path
  );
}
