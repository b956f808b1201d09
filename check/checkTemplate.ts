import { clientFindings, sectionsOf } from './clientFindings';
import { type Finding, sorted } from './finding';
import { readTemplate } from './readTemplate';
import { referenceFindings } from './referenceFindings';
import { misspelledTypes, repeatedClients } from './shapeFindings';
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
  const sections = sectionsOf(template);
  const findings = [
    ...clients.flatMap((client) => clientFindings(template, client, sections)),
    ...repeatedClients(template),
    ...misspelledTypes(template),
    ...referenceFindings(template),
    ...unlookedFindings(template),
  ];
  return { clients: clients.length, findings: sorted(findings) };
}
