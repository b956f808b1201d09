/** The parts of a resource schema that Cloud Control uses. */
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
  /** The schema of the input of a list handler. */
  handlerSchema?: object;
}

/** A resource model as a JSON object. */
export type Model = Record<string, unknown>;

/** Converts a pointer in the schema to a path in a model: `/properties/Id` becomes `['Id']`. */
export function pathOf(pointer: string): string[] {
  return pointer.split('/').slice(2);
}

/** The value in a model at a pointer of the schema, or undefined. */
export function valueAt(model: unknown, pointer: string): unknown {
  let value = model;
  for (const member of pathOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined;
    value = (value as Model)[member];
  }
  return value;
}
