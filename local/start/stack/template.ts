import { isObject } from '../../../tools/json';
import { Unusable } from '../unusable';

/** The type of the clients that the handlers make. */
export const OUR_TYPE = 'My::Cognito::UserPoolClient';

export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
  [attribute: string]: unknown;
}

export interface Parameter {
  Type?: string;
  Default?: unknown;
  NoEcho?: unknown;
  [attribute: string]: unknown;
}

/** A template, with short tags spelled out. */
export interface Template {
  Parameters?: Record<string, Parameter>;
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value?: unknown; [attribute: string]: unknown }>;
  [section: string]: unknown;
}

/** The sections that only templates have. */
const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Resources',
  'Parameters',
  'Outputs',
  'Mappings',
  'Conditions',
  'Transform',
  'Globals',
];

/** Whether an object is meant as a template, be it a whole one or not. */
export function isTemplate(content: object): boolean {
  return SECTIONS.some((section) => section in content);
}

/**
 * A template of which the parts that a run looks at have their form. A part that is empty is left out.
 * @throws Unusable for a template that nothing can be made of
 */
export function templateIn(path: string, content: Record<string, unknown>): Template {
  const { Resources, ...sections } = withoutNulls(content);
  if (!isObject(Resources)) throw new Unusable(`${path} is no whole template: it has no section Resources.`);
  for (const section of ['Parameters', 'Outputs']) {
    const named = sections[section] ?? {};
    if (!isObject(named) || !Object.values(named).every(isObject))
      throw new Unusable(`${path}: ${section} must be a mapping of names to mappings.`);
  }
  const resources = Object.entries(Resources).map(([name, resource]): [string, Resource] => [
    name,
    isMacro(name) ? MACRO : resourceIn(path, name, resource),
  ]);
  return { ...sections, Resources: Object.fromEntries(resources) };
}

/** In place of a macro among the resources, which is none. */
const MACRO: Resource = { Type: 'macro' };

function resourceIn(path: string, name: string, content: unknown): Resource {
  const { Type, ...attributes } = isObject(content) ? withoutNulls(content) : {};
  const { Properties = {}, DependsOn = [] } = attributes;
  if (typeof Type !== 'string') throw new Unusable(`${path}: the resource ${name} has no Type.`);
  if (!isObject(Properties)) throw new Unusable(`${path}: Properties of ${name} must be a mapping.`);
  if (![DependsOn].flat().every((one) => typeof one === 'string'))
    throw new Unusable(`${path}: DependsOn of ${name} must be the name of a resource, or a list of names.`);
  return { ...attributes, Type };
}

/** YAML has null for what is left empty. */
function withoutNulls(mapping: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== null));
}

export function isMacro(name: string): boolean {
  return name.startsWith('Fn::');
}

/** Whether a resource of this type is what a run is about. */
export function isAboutClients(type: string): boolean {
  return type === OUR_TYPE || type.startsWith('AWS::Cognito::');
}

/** The names of the clients that a template may make. */
export function clientsOf({ Resources }: Template): string[] {
  return Object.keys(Resources).filter((name) => Resources[name]?.Type === OUR_TYPE);
}
