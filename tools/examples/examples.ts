import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

export interface Example {
  /** The name of its folder. */
  name: string;
  folder: string;
  /** The template as people read it, which alone is written by hand. */
  yaml: string;
  /** The same template for programs: `npm run examples -- --write` makes it. */
  json: string;
}

export const EXAMPLES_FOLDER = join(PROJECT_ROOT, 'examples');

/** Every example, by its name. */
export function examples(): Example[] {
  return readdirSync(EXAMPLES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(EXAMPLES_FOLDER, name);
      return { name, folder, yaml: join(folder, 'template.yaml'), json: join(folder, 'template.json') };
    });
}
