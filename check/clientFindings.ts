import { deploymentFindings } from './deploymentFindings';
import type { TemplateSections } from './evaluation';
import type { Finding } from './finding';
import { functionFindings } from './functionFindings';
import { memberOf } from './node';
import { parametersOf } from './parameters';
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
  return [
    ...shapeFindings(client),
    ...(hasProperties(client) ? deploymentFindings(client, sections) : []),
    ...functionFindings(template, client),
  ];
}
