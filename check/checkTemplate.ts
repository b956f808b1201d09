import { deploymentFindings } from './deploymentFindings';
import { type Finding, sorted } from './finding';
import { functionFindings } from './functionFindings';
import { memberOf } from './node';
import { parametersOf } from './parameters';
import { referenceFindings } from './referenceFindings';
import { hasProperties, repeatedClients, shapeFindings } from './shapeFindings';
import { readTemplate, section } from './template';
import { unlookedFindings } from './unlookedFindings';

export interface CheckedTemplate {
  /** The number of app clients. */
  clients: number;
  findings: Finding[];
}

/**
 * Finds every problem of the app clients in a template, as far as the template shows it.
 * @throws Unreadable for a text that is no template
 */
export function checkTemplate(text: string): CheckedTemplate {
  const template = readTemplate(text);
  const { clients } = template;
  const sections = {
    parameters: parametersOf(template),
    conditions: new Map(section(template, 'Conditions').map(({ key, value }) => [key, value] as const)),
    mappings: memberOf(template.root, 'Mappings'),
  };
  const findings = [
    ...clients.flatMap(shapeFindings),
    ...clients.filter(hasProperties).flatMap((client) => deploymentFindings(client, sections)),
    ...clients.flatMap((client) => functionFindings(template, client)),
    ...repeatedClients(template),
    ...referenceFindings(template),
    ...unlookedFindings(template),
  ];
  return { clients: clients.length, findings: sorted(findings) };
}
