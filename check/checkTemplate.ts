import { clientFindings, sectionsOf } from './clientFindings';
import { type Finding, sorted } from './finding';
import { notCheckedFindings } from './notCheckedFindings';
import { readTemplate } from './readTemplate';
import { referenceFindings } from './referenceFindings';
import { duplicateClients, misspelledTypes, otherTypes } from './shapeFindings';

export interface CheckedTemplate {
  /** The number of app clients. */
  clients: number;
  findings: Finding[];
}

/**
 * Finds the problems of the app clients that the template shows.
 * @throws Unreadable when the text is not a template
 */
export function checkTemplate(text: string): CheckedTemplate {
  const template = readTemplate(text);
  const { clients } = template;
  const sections = sectionsOf(template);
  const findings = [
    ...clients.flatMap((client) => clientFindings(template, client, sections)),
    ...duplicateClients(template),
    ...misspelledTypes(template),
    ...otherTypes(template),
    ...referenceFindings(template),
    ...notCheckedFindings(template),
  ];
  return { clients: clients.length, findings: sorted(findings) };
}
