import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Definition {
  description?: string;
  type?: string;
  $ref?: string;
  enum?: string[];
  examples?: string[];
  pattern?: string;
  properties?: Record<string, Definition>;
  additionalProperties?: boolean;
  insertionOrder?: boolean;
  items?: Definition;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  required?: string[];
}

export interface Schema extends Definition {
  typeName: string;
  definitions: Record<string, Definition>;
  properties: Record<string, Definition>;
  readOnlyProperties: string[];
  createOnlyProperties: string[];
  writeOnlyProperties?: string[];
  primaryIdentifier: string[];
  propertyTransform: Record<string, string>;
  tagging: Record<string, boolean>;
  handlers: Record<string, { permissions: string[]; handlerSchema?: Definition }>;
}

export const schemaText = readFileSync(join(__dirname, '../../my-cognito-userpoolclient.json'), 'utf8');
export const schema = JSON.parse(schemaText) as Schema;

/** The definition of a property. Follows its $ref. */
export function definitionOf(name: string): Definition {
  const { $ref, ...definition } = schema.properties[name] ?? {};
  return $ref === undefined ? definition : (schema.definitions[$ref.replace('#/definitions/', '')] ?? {});
}
