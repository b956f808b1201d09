/** The patch of an update: applied to the model that was read, and held to what the schema says of each property. */
import { isDeepStrictEqual } from 'node:util';
import { applyPatch, type Operation } from 'fast-json-patch';
import { CloudControlError, invalid } from './cloudControlError';
import { type Model, pathOf, type ResourceSchema, valueAt } from './resourceSchema';

/**
 * The operations of a patch document.
 * @throws CloudControlError for a text that is no list of operations
 */
export function readPatch(text: string): Operation[] {
  const patch = parseJson(text);
  const isList = Array.isArray(patch) && patch.every((operation) => typeof operation === 'object' && operation !== null);
  if (!isList) throw invalid('Invalid patch document: it must be a JSON array of patch operations (RFC 6902).');
  return patch.map((operation) => ({ ...operation, ...fromTheRoot(operation, 'path'), ...fromTheRoot(operation, 'from') }));
}

/** A path may lack its first slash, as in the service's guide: `RetentionInDays`. */
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
 * The patched model.
 * @throws CloudControlError for an operation that cannot be applied, and for one that changes what cannot be changed
 */
export function patched(schema: ResourceSchema, model: Model, patch: readonly Operation[]): Model {
  refuseWriteOnly(schema, patch);
  const result = apply(model, patch);
  refuseChange(schema.readOnlyProperties, 'readOnlyProperties', 'ValidationException', model, result);
  refuseChange(schema.createOnlyProperties, 'createOnlyProperties', 'NotUpdatableException', model, result);
  return result;
}

/** One operation after the other, so that a message can name the one that failed. The library's own would print the model. */
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

/** A property counts as changed where its value differs. To send its own value again changes nothing. */
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

/** The model that was read has no write-only property, so there is nothing to replace. */
function refuseWriteOnly({ writeOnlyProperties = [] }: ResourceSchema, patch: readonly Operation[]): void {
  const replaced = writeOnlyProperties.filter((pointer) => {
    const path = `/${pathOf(pointer).join('/')}`;
    return patch.some((operation) => operation.op !== 'add' && `${operation.path}/`.startsWith(`${path}/`));
  });
  if (replaced.length === 0) return;
  throw invalid(`Invalid patch update: writeOnlyProperties [${replaced.join(', ')}] can only be updated using 'add' operation`);
}
