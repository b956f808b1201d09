import { chooseChange } from '../edits';
import type { StackClient } from './stackClients';
import type { Template } from './template';

/** A template with one change in each client of its stack. Where a client had a function, the change has the value that it gave. */
export function nextTemplate(template: Template, clients: readonly StackClient[]): Template {
  const Resources = { ...template.Resources };
  for (const { name, desired, settings } of clients) {
    const resource = Resources[name];
    const [, change] = chooseChange({ ClientName: settings.ClientName ?? name, ...desired });
    if (resource !== undefined) Resources[name] = { ...resource, Properties: { ...resource.Properties, ...change } };
  }
  return { ...template, Resources };
}
