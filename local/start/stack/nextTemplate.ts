import { chooseChange } from '../edits';
import type { StackClient } from './stackClients';
import type { Template } from './template';

/** The template with one changed setting in each client. A function in the setting is replaced by its value first. */
export function nextTemplate(template: Template, clients: readonly StackClient[]): Template {
  const Resources = { ...template.Resources };
  for (const { name, desired, settings } of clients) {
    const resource = Resources[name];
    const [, change] = chooseChange({ ClientName: settings.ClientName ?? name, ...desired });
    if (resource !== undefined) Resources[name] = { ...resource, Properties: { ...resource.Properties, ...change } };
  }
  return { ...template, Resources };
}
