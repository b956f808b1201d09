import type { Metafile } from 'esbuild';
import { markdownTable } from 'markdown-table';
import { PROJECT_ROOT } from '../projectRoot';
import { packageFolder, packagesIn } from './packages.mjs';

/** A part of the bundle: a package, or the project's own code. */
interface Part {
  name: string;
  version: string;
  bytes: number;
  /** The project's file and the packages that import it, outermost first. Empty for the project's own code. */
  through: string[];
}

/** A Markdown table of the packages in a bundle, the largest first, with the imports that bring each of them in. */
export function contentsTable(metafile: Metafile): string {
  const [output] = Object.values(metafile.outputs);
  const whole = output?.bytes ?? 0;
  const rows = partsOf(metafile, whole).map(({ name, version, bytes, through }) => [
    [name, version].join(' ').trim(),
    (bytes / 1024).toFixed(1),
    `${((bytes / whole) * 100).toFixed(1)} %`,
    through.join(' > '),
  ]);
  const sum = ['total', (whole / 1024).toFixed(1), '', ''];
  return markdownTable([['package', 'KB', 'share', 'imported by'], ...rows, sum], { align: ['l', 'r', 'r', 'l'] });
}

function partsOf(metafile: Metafile, whole: number): Part[] {
  const routes = routesTo(metafile);
  const packages = packagesIn(metafile, PROJECT_ROOT).map(({ folder, name, version, bytes }) => {
    return { name, version, bytes, through: routes.get(folder) ?? [] };
  });
  // The text that esbuild adds between the modules counts as the project's code.
  const own = whole - packages.reduce((sum, { bytes }) => sum + bytes, 0);
  return [...packages, { name: "the project's own code", version: '', bytes: own, through: [] }].sort(
    (a, b) => b.bytes - a.bytes,
  );
}

/** The shortest import path from the entry point to each package's folder: the project's file, then packages. */
function routesTo(metafile: Metafile): Map<string, string[]> {
  const entry = Object.values(metafile.outputs)[0]?.entryPoint ?? '';
  const routes = new Map<string, string[]>();
  const seen = new Set([entry]);
  const queue: { file: string; route: string[] }[] = [{ file: entry, route: [] }];
  for (const { file, route } of queue) {
    const folder = packageFolder(file);
    if (folder !== undefined && !routes.has(folder)) routes.set(folder, route);
    for (const { path, external } of metafile.inputs[file]?.imports ?? []) {
      if (external || seen.has(path)) continue;
      seen.add(path);
      queue.push({ file: path, route: packageFolder(path) === folder ? route : [...route, nameOf(file)] });
    }
  }
  return routes;
}

function nameOf(file: string): string {
  return packageFolder(file)?.replace(/^.*node_modules\//, '') ?? file;
}
