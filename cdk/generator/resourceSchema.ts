import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** The definition of a value in the resource schema. */
export interface Definition {
  description: string;
  type?: string;
  $ref?: string;
  items?: Definition;
}

export interface ObjectDefinition {
  description: string;
  properties: Readonly<Record<string, Definition>>;
}

/** The parts of the resource schema that the generator reads. */
export interface ResourceSchema extends ObjectDefinition {
  typeName: string;
  definitions: Readonly<Record<string, ObjectDefinition>>;
  required: readonly string[];
  /** JSON pointers, such as `/properties/ClientId`. */
  readOnlyProperties: readonly string[];
}

export function readResourceSchema(): ResourceSchema {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, 'my-cognito-userpoolclient.json'), 'utf8'));
}

/** The property that a JSON pointer of the schema names. */
export function propertyOfPointer(pointer: string): string {
  return pointer.replace('/properties/', '');
}

/** The definition that a `$ref` of the schema names. */
export function definitionOfRef($ref: string): string {
  return $ref.replace('#/definitions/', '');
}
