import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NameForms, nameForms } from './typeName';

/** This file is in no artefact. A change of it would make the commands install the packages again. */
const KEPT = 'package-lock.json';

/** Renames the type in all files below a folder, and in their names, in every form of the type's name. */
export function renameType(folder: string, from: string, to: string): void {
  const renamed = renaming(nameForms(from), nameForms(to));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, renamed(entry.name));
    if (path !== join(folder, entry.name)) renameSync(join(folder, entry.name), path);
    if (entry.isDirectory()) renameType(path, from, to);
    if (entry.isFile() && entry.name !== KEPT) rewrite(path, renamed);
  }
}

/** Reads files as Latin-1, because some are not UTF-8. The name is ASCII, and all other bytes stay the same. */
function rewrite(path: string, renamed: (text: string) => string): void {
  const text = readFileSync(path, 'latin1');
  const changed = renamed(text);
  if (changed !== text) writeFileSync(path, changed, 'latin1');
}

function renaming(from: NameForms, to: NameForms): (text: string) => string {
  const forms = Object.keys(from) as (keyof NameForms)[];
  const replacements = new Map(forms.map((form) => [from[form], to[form]]));
  const anyForm = new RegExp([...replacements.keys()].join('|'), 'g');
  return (text) => text.replace(anyForm, (found) => replacements.get(found) ?? found);
}
