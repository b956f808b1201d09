import { memberOf } from './node';
import { parseTemplate } from './parse';
import { type Template, templateOf } from './template';
import { Unreadable } from './unreadable';

/** @throws Unreadable when the text is not a template */
export function readTemplate(text: string): Template {
  const root = parseTemplate(text);
  const resources = memberOf(root, 'Resources');
  if (resources?.kind !== 'map') throw new Unreadable('The file is not a template: it has no section Resources.');
  return templateOf(root, resources);
}
