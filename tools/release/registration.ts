import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from './project';

const TEMPLATES = ['registration/bucket.yaml', 'registration/type.yaml', 'resource-role.yaml'];

const FIRST_LINE = 'AWSTemplateFormatVersion: "2010-09-09"\n';

/** Copies the templates that register the type. Their metadata has the version, so that a deployed stack shows it. */
export async function packRegistration(root: string, folder: string, version: string): Promise<string[]> {
  const { type } = namesIn(root);
  const metadata = `Metadata:\n  Release:\n    TypeName: ${type}\n    Version: ${version}\n`;
  return TEMPLATES.map((path) => {
    const template = readFileSync(join(root, path), 'utf8');
    if (!template.startsWith(FIRST_LINE)) throw new Error(`The first line of ${path} must be ${FIRST_LINE.trim()}`);
    const name = path.slice(path.lastIndexOf('/') + 1);
    writeFileSync(join(folder, name), `${FIRST_LINE}${metadata}${template.slice(FIRST_LINE.length)}`);
    return name;
  });
}
