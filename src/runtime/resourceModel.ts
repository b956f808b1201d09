import type { BaseModel } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { KINDS } from '../model/attributes';
import type { Properties, PropertyName } from '../model/properties';

/** The generated model: the properties of the schema, each under its name with a small first letter. */
export type ResourceModel = BaseModel & { [name in PropertyName as Uncapitalize<name>]?: unknown };

interface ModelClass<Model> {
  readonly TYPE_NAME: string;
  new (values: Record<string, unknown>): Model;
}

/**
 * `cfn generate` writes this file for class-transformer 0.3, whose `@Transform` handed over a value and its object; the
 * library needs 0.5.1. So the file does not compile under `strict`, which is why it is loaded untyped, and turns every
 * value it deserialises into "[object Object]", which is why instances are built here and never by `deserialize`.
 * Serialising is not affected.
 */
const generated: { ResourceModel: ModelClass<ResourceModel> } & Record<string, ModelClass<object>> = require('../models');

export const ResourceModel = generated.ResourceModel;

/** A model that holds these properties. A nested object becomes an instance of the class that is named after its property. */
export function toResourceModel(properties: Properties): ResourceModel {
  const values = Object.entries(properties).map(([name, value]) => {
    const Nested = typeof KINDS[name as PropertyName] === 'object' ? generated[name] : undefined;
    return [name, Nested ? new Nested(withLowerCaseNames(value)) : value] as const;
  });
  return new ResourceModel(withLowerCaseNames(Object.fromEntries(values)));
}

/** The properties that a model holds, under the names of the schema. */
export function fromResourceModel(model: ResourceModel | null | undefined): Properties {
  return (model?.serialize() ?? {}) as Properties;
}

/** The plugin's own rule for the names of a model's fields. */
function withLowerCaseNames(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}
