import { memberOf } from './node';
import { parseTemplate } from './parse';
import { type Template, templateOf } from './template';
import { Unreadable } from './unreadable';

/** @throws Unreadable for a text that is no template */
export function readTemplate(text: string): Template {
  const root = parseTemplate(text);
  const resources = memberOf(root, 'Resources');
  if (resources?.kind !== 'map') throw new Unreadable('The file is no template: it has no section Resources.');
  return templateOf(root, resources);
}
