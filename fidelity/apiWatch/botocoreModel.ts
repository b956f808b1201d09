import type { ApiModel, ApiOperation, ApiShape, ApiType } from './apiModel';

/** The parts of botocore's service-2.json that the watch reads. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, ServiceOperation>>;
  readonly shapes: Readonly<Record<string, ServiceShape>>;
}

interface Reference {
  readonly shape: string;
}

interface ServiceOperation {
  readonly input?: Reference;
  readonly output?: Reference;
  readonly errors?: readonly Reference[];
}

interface ServiceShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

const TYPES: Readonly<Record<string, ApiType>> = {
  structure: 'structure',
  list: 'list',
  map: 'map',
  string: 'string',
  integer: 'integer',
  long: 'integer',
  boolean: 'boolean',
  timestamp: 'timestamp',
};

/** Reads a model of botocore. It states limits, enumerations, and the exceptions of each operation. */
export function readServiceModel(source: string, { operations, shapes }: ServiceModel): ApiModel {
  const shapeOf = (reference: Reference | undefined, within: readonly string[] = []): ApiShape | undefined =>
    reference && read(reference.shape, within);

  function read(name: string, within: readonly string[]): ApiShape {
    const {
      type,
      members = {},
      required = [],
      member,
      key,
      value,
      min,
      max,
      pattern,
      enum: values,
    } = shapes[name] ?? unknown(name);
    // A recursive type ends here: its members were read one level above.
    if (within.includes(name)) return { name, type: TYPES[type] ?? 'other' };
    const inside = [...within, name];
    return defined({
      name,
      type: TYPES[type] ?? 'other',
      ...(type === 'structure' && {
        members: Object.fromEntries(Object.entries(members).map(([one, { shape }]) => [one, read(shape, inside)])),
        required,
      }),
      item: shapeOf(member, inside),
      key: shapeOf(key, inside),
      value: shapeOf(value, inside),
      limits: { min, max, pattern },
      values,
    });
  }

  const operation = ({ input, output, errors = [] }: ServiceOperation): ApiOperation => ({
    input: shapeOf(input),
    output: shapeOf(output),
    errors: errors.map(({ shape }) => shape),
  });
  return {
    source,
    ofSdk: false,
    operations: Object.fromEntries(Object.entries(operations).map(([name, one]) => [name, operation(one)])),
  };
}

function unknown(name: string): never {
  throw new Error(`The API model refers to the type ${name}, which it does not define.`);
}

/** The object without the members that are undefined. */
function defined<Value extends object>(value: Value): { [name in keyof Value]: Exclude<Value[name], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [name in keyof Value]: Exclude<Value[name], undefined>;
  };
}
