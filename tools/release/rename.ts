import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NameForms, nameForms } from './typeName';

/** No artefact shows this file, and a change of it would make the commands install the packages anew. */
const KEPT = 'package-lock.json';

/** Gives the type another name in all files below a folder, in each form that stands there, and in the names of the files. */
export function renameType(folder: string, from: string, to: string): void {
  const renamed = renaming(nameForms(from), nameForms(to));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, renamed(entry.name));
    if (path !== join(folder, entry.name)) renameSync(join(folder, entry.name), path);
    if (entry.isDirectory()) renameType(path, from, to);
    if (entry.isFile() && entry.name !== KEPT) rewrite(path, renamed);
  }
}

/** Files need not be in UTF-8: a name is ASCII, and every other byte stays as it is. */
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
