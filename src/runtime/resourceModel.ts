import type { BaseModel } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { KINDS } from '../model/attributes';
import type { Properties, PropertyName } from '../model/properties';

/** The generated model: the properties of the schema. Each name begins with a lower-case letter. */
export type ResourceModel = BaseModel & { [name in PropertyName as Uncapitalize<name>]?: unknown };

interface ModelClass<Model> {
  readonly TYPE_NAME: string;
  new (values: Record<string, unknown>): Model;
}

/**
 * The file that `cfn generate` writes. It expects the `@Transform` of class-transformer 0.3, but the library needs 0.5.1. This
 * has two effects:
 * - It does not compile under `strict`, so it is loaded without types.
 * - Its `deserialize` turns every value into "[object Object]", so this file creates the instances itself. Serialization works.
 */
const generated: { ResourceModel: ModelClass<ResourceModel> } & Record<string, ModelClass<object>> = require('../models');

export const ResourceModel = generated.ResourceModel;

/** Creates a model with these properties. A nested object becomes an instance of the class that has the name of its property. */
export function toResourceModel(properties: Properties): ResourceModel {
  const values = Object.entries(properties).map(([name, value]) => {
    const Nested = typeof KINDS[name as PropertyName] === 'object' ? generated[name] : undefined;
    return [name, Nested ? new Nested(withLowerCaseNames(value)) : value] as const;
  });
  return new ResourceModel(withLowerCaseNames(Object.fromEntries(values)));
}

/** The properties of a model, under the names of the schema. */
export function fromResourceModel(model: ResourceModel | null | undefined): Properties {
  return (model?.serialize() ?? {}) as Properties;
}

/** Applies the rule of the CloudFormation plugin for the names of a model's fields. */
function withLowerCaseNames(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}
