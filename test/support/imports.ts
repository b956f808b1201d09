import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { CODE_FOLDERS } from './codeFolders';

export interface Import {
  /** As the file writes it: a path that begins with a dot, or the name of a package. */
  module: string;
  /** Whether nothing of it is left at run time. */
  isType: boolean;
}

/** The library's sources, examples and tests too. */
const FOLDERS = [...CODE_FOLDERS.filter((folder) => folder !== 'cdk/generator'), 'cdk'];
const CODE = /\.(?:ts|mjs|cjs|py)$/;
/** Packages, and what is built from the code: its folders are in .gitignore. */
const NOT_OURS = /(?:^|\/)(?:node_modules|dist|lib|__pycache__|\.[^/]+)(?:\/|$)/;

/** Every file of code, from the project's root. */
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
/** `import('...')` in the place of a type, as comments write it for files in JavaScript. */
const TYPE_IN_COMMENT = /\{[^{}\n]*\bimport\('[^']+'\)/;

/** The imports of a file in TypeScript or JavaScript. */
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

/** The file that a path means: imports leave out the ending of a file in TypeScript. */
function fileAt(path: string): string {
  return (
    [path, `${path}.ts`, `${path}/index.ts`].find((one) => /\.\w+$/.test(one) && existsSync(join(PROJECT_ROOT, one))) ?? path
  );
}
