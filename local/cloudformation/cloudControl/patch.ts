/** Applies the patch of an update to the model from the read handler, and checks the changes against the resource schema. */
import { isDeepStrictEqual } from 'node:util';
import { applyPatch, type Operation } from 'fast-json-patch';
import { CloudControlError, invalid } from './cloudControlError';
import { type Model, pathOf, type ResourceSchema, valueAt } from './resourceSchema';

/**
 * Parses a patch document.
 * @throws CloudControlError for a text that is not a list of operations
 */
export function readPatch(text: string): Operation[] {
  const patch = parseJson(text);
  const isList = Array.isArray(patch) && patch.every((operation) => typeof operation === 'object' && operation !== null);
  if (!isList) throw invalid('Invalid patch document: it must be a JSON array of patch operations (RFC 6902).');
  return patch.map((operation) => ({ ...operation, ...fromTheRoot(operation, 'path'), ...fromTheRoot(operation, 'from') }));
}

/** Adds the first slash to a path without one: the service's guide has such a path, `RetentionInDays`. */
function fromTheRoot(operation: Record<string, unknown>, member: 'path' | 'from'): Record<string, unknown> {
  const path = operation[member];
  return typeof path === 'string' && path !== '' && !path.startsWith('/') ? { [member]: `/${path}` } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the patched model.
 * @throws CloudControlError if an operation can't be applied, or changes a property that can't be changed
 */
export function patched(schema: ResourceSchema, model: Model, patch: readonly Operation[]): Model {
  refuseWriteOnly(schema, patch);
  const result = apply(model, patch);
  refuseChange(schema.readOnlyProperties, 'readOnlyProperties', 'ValidationException', model, result);
  refuseChange(schema.createOnlyProperties, 'createOnlyProperties', 'NotUpdatableException', model, result);
  return result;
}

/** Applies each operation separately, so that a message can name the failed one. The library's own message contains the model. */
function apply(model: Model, patch: readonly Operation[]): Model {
  let result: unknown = model;
  for (const [index, operation] of patch.entries()) {
    try {
      result = applyPatch(result, [operation], true, false).newDocument;
    } catch (error) {
      const { op, path } = operation;
      const reason = error instanceof Error ? error.name : '';
      throw invalid(`Invalid patch update: operation ${index} (${op} ${path}) cannot be applied: ${reason}`);
    }
  }
  return result as Model;
}

/** Compares values: an operation that writes the current value again is no change. */
function refuseChange(
  pointers: readonly string[] = [],
  kind: string,
  exception: 'ValidationException' | 'NotUpdatableException',
  before: Model,
  after: Model,
): void {
  const changed = pointers.filter((pointer) => !isDeepStrictEqual(valueAt(before, pointer), valueAt(after, pointer)));
  if (changed.length === 0) return;
  throw new CloudControlError(exception, `Invalid patch update: ${kind} [${changed.join(', ')}] cannot be updated`);
}

/** The read handler never returns a write-only property, so only `add` can change it. */
function refuseWriteOnly({ writeOnlyProperties = [] }: ResourceSchema, patch: readonly Operation[]): void {
  const replaced = writeOnlyProperties.filter((pointer) => {
    const path = `/${pathOf(pointer).join('/')}`;
    return patch.some((operation) => operation.op !== 'add' && `${operation.path}/`.startsWith(`${path}/`));
  });
  if (replaced.length === 0) return;
  throw invalid(`Invalid patch update: writeOnlyProperties [${replaced.join(', ')}] can only be updated using 'add' operation`);
}
