import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

export interface Example {
  /** The name of its folder. */
  name: string;
  folder: string;
  /** The path of the template, which is written by hand. */
  yaml: string;
  /** The path of the same template in JSON, which `npm run examples -- --write` writes. */
  json: string;
}

export const EXAMPLES_FOLDER = join(PROJECT_ROOT, 'examples');

/** Every example. */
export function examples(): Example[] {
  return readdirSync(EXAMPLES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(EXAMPLES_FOLDER, name);
      return { name, folder, yaml: join(folder, 'template.yaml'), json: join(folder, 'template.json') };
    });
}
