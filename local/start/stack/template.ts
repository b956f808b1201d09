import { isObject } from '../../../tools/json';
import { Unusable } from '../unusable';

/** The resource type of this project. */
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

/** A template in which short tags such as `!Ref` are functions. */
export interface Template {
  Parameters?: Record<string, Parameter>;
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value?: unknown; [attribute: string]: unknown }>;
  [section: string]: unknown;
}

/** The sections of a template. The properties of a client have none of these names. */
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

/** Whether an object is meant as a template, complete or not. */
export function isTemplate(content: object): boolean {
  return SECTIONS.some((section) => section in content);
}

/**
 * Checks the form of the sections that a run reads, and leaves out empty sections.
 * @throws Unusable for a section or a resource with another form
 */
export function templateIn(path: string, content: Record<string, unknown>): Template {
  const { Resources, ...sections } = withoutNulls(content);
  if (!isObject(Resources)) throw new Unusable(`${path} is an incomplete template. Add the section Resources.`);
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

/** Stands for a macro in the section Resources, such as Fn::ForEach, which is not a resource. */
const MACRO: Resource = { Type: 'macro' };

function resourceIn(path: string, name: string, content: unknown): Resource {
  const { Type, ...attributes } = isObject(content) ? withoutNulls(content) : {};
  const { Properties = {}, DependsOn = [] } = attributes;
  if (typeof Type !== 'string') throw new Unusable(`${path}: the resource ${name} has no Type. Add it.`);
  if (!isObject(Properties)) throw new Unusable(`${path}: Properties of ${name} must be a mapping.`);
  if (![DependsOn].flat().every((one) => typeof one === 'string'))
    throw new Unusable(`${path}: DependsOn of ${name} must be the name of a resource, or a list of names.`);
  return { ...attributes, Type };
}

/** In YAML, the value of an empty key is null. */
function withoutNulls(mapping: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== null));
}

export function isMacro(name: string): boolean {
  return name.startsWith('Fn::');
}

/** Whether a type is our type or another type of Cognito. */
export function isAboutClients(type: string): boolean {
  return type === OUR_TYPE || type.startsWith('AWS::Cognito::');
}

/** The logical ids of the clients in a template. */
export function clientsOf({ Resources }: Template): string[] {
  return Object.keys(Resources).filter((name) => Resources[name]?.Type === OUR_TYPE);
}
