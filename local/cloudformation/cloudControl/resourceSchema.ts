/** A resource type's schema, as far as Cloud Control goes by it. */
export interface ResourceSchema {
  typeName: string;
  definitions?: Readonly<Record<string, object>>;
  properties: Readonly<Record<string, object>>;
  required?: readonly string[];
  /** Pointers, such as `/properties/Id`. */
  primaryIdentifier: readonly string[];
  readOnlyProperties?: readonly string[];
  writeOnlyProperties?: readonly string[];
  createOnlyProperties?: readonly string[];
  handlers: Readonly<Partial<Record<'create' | 'read' | 'update' | 'delete' | 'list', Handler>>>;
}

interface Handler {
  permissions?: readonly string[];
  /** What a list handler has to know. */
  handlerSchema?: object;
}

/** The value of a resource model, as JSON has it. */
export type Model = Record<string, unknown>;

/** The path that a pointer of the schema names in a model: `/properties/Id` is `['Id']`. */
export function pathOf(pointer: string): string[] {
  return pointer.split('/').slice(2);
}

/** The value in a model to which a pointer of the schema leads, or undefined. */
export function valueAt(model: unknown, pointer: string): unknown {
  let value = model;
  for (const member of pathOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined;
    value = (value as Model)[member];
  }
  return value;
}
