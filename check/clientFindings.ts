import { deploymentFindings } from './deploymentFindings';
import type { TemplateSections } from './evaluation';
import type { Finding } from './finding';
import { functionFindings } from './functionFindings';
import { memberOf } from './node';
import { parametersOf } from './parameters';
import { resourceFindings, strayAttributes } from './resourceFindings';
import { hasProperties, shapeFindings } from './shapeFindings';
import { type Client, section, type Template } from './template';

/** The parts of a template that decide about the values of its clients. */
export function sectionsOf(template: Template): TemplateSections {
  return {
    parameters: parametersOf(template),
    conditions: new Map(section(template, 'Conditions').map(({ key, value }) => [key, value] as const)),
    mappings: memberOf(template.root, 'Mappings'),
  };
}

/** What is wrong with a client itself, and not with what refers to it. */
export function clientFindings(template: Template, client: Client, sections: TemplateSections): Finding[] {
  // A client whose properties stand under another name is not missing any.
  const isAsked = hasProperties(client) && (client.properties !== undefined || strayAttributes(client).length === 0);
  return [
    ...shapeFindings(client),
    ...resourceFindings(template, client),
    ...(isAsked ? deploymentFindings(client, sections) : []),
    ...functionFindings(template, client),
  ];
}
