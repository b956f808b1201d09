import { deploymentFindings } from './deploymentFindings';
import type { TemplateSections } from './evaluation';
import type { Finding } from './finding';
import { functionFindings } from './functionFindings';
import { memberOf } from './node';
import { parametersOf } from './parameters';
import { resourceFindings, unknownAttributes } from './resourceFindings';
import { hasProperties, shapeFindings } from './shapeFindings';
import { type Client, section, type Template } from './template';

/** The sections of a template that determine the values of its clients. */
export function sectionsOf(template: Template): TemplateSections {
  return {
    parameters: parametersOf(template),
    conditions: new Map(section(template, 'Conditions').map(({ key, value }) => [key, value] as const)),
    mappings: memberOf(template.root, 'Mappings'),
  };
}

/** The problems of a client itself. The problems of references to it are in referenceFindings.ts. */
export function clientFindings(template: Template, client: Client, sections: TemplateSections): Finding[] {
  // If a misspelled attribute may have the properties, the missing properties are not reported.
  const hasKnownProperties = hasProperties(client) && (client.properties !== undefined || unknownAttributes(client).length === 0);
  return [
    ...shapeFindings(client),
    ...resourceFindings(template, client),
    ...(hasKnownProperties ? deploymentFindings(client, sections) : []),
    ...functionFindings(template, client),
  ];
}
