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

/** Every example, by its name. */
export function examples(): Example[] {
  const root = join(PROJECT_ROOT, 'examples');
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(root, name);
      return { name, folder, yaml: join(folder, 'template.yaml'), json: join(folder, 'template.json') };
    });
}
