import type { ApiModel, ApiOperation, ApiShape } from './apiModel';

/** What the watch asks of a schema, of those that `@smithy/core/schema` wraps. */
interface Schema {
  isStructSchema(): boolean;
  isListSchema(): boolean;
  isMapSchema(): boolean;
  isStringSchema(): boolean;
  isNumericSchema(): boolean;
  isBooleanSchema(): boolean;
  isTimestampSchema(): boolean;
  getName(withNamespace?: boolean): string | undefined;
  structIterator(): Iterable<[string, Schema]>;
  getValueSchema(): Schema;
}

export interface SdkPackage {
  readonly version: string;
  /** What the package `@aws-sdk/client-cognito-identity-provider` exports. */
  readonly exported: Readonly<Record<string, unknown>>;
  /** `NormalizedSchema.of` of the `@smithy/core` that belongs to the package. */
  readonly schemaOf: (reference: unknown) => Schema;
}

/** An operation among the package's schemas: its kind, namespace, name and traits, then its input and its output. */
type OperationSchema = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: unknown,
  input: () => unknown,
  output: () => unknown,
];

/** Reads what the SDK sends and takes. It checks no limits, and knows its enumerations only by the names of their types. */
export function readSdk({ version, exported, schemaOf }: SdkPackage): ApiModel {
  const operations = Object.values(exported).filter(isOperation);
  if (operations.length === 0)
    throw new Error(`The SDK ${version} exports no schemas of operations where the watch looks for them.`);
  const read = (reference: () => unknown) => shapeOf(schemaOf(reference()));
  const operation = ([, , name, , input, output]: OperationSchema): [string, ApiOperation] => [
    name,
    { input: read(input), output: read(output) },
  ];
  return {
    source: `SDK ${version}`,
    ofSdk: true,
    operations: Object.fromEntries(operations.map(operation)),
    enumerations: Object.fromEntries(Object.entries(exported).flatMap(enumeration)),
  };
}

function isOperation(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

/** Enumerations are exported as objects from a name to its value. */
function enumeration([name, value]: [string, unknown]): [string, string[]][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const values = Object.values(value);
  return values.length > 0 && values.every((one) => typeof one === 'string') ? [[name, values]] : [];
}

function shapeOf(schema: Schema, within: readonly string[] = []): ApiShape {
  if (schema.isStructSchema()) {
    const name = schema.getName() ?? '';
    if (within.includes(name)) return { type: 'structure' };
    const members = [...schema.structIterator()].map(([member, one]) => [member, shapeOf(one, [...within, name])] as const);
    return { type: 'structure', members: Object.fromEntries(members) };
  }
  if (schema.isListSchema()) return { type: 'list', item: shapeOf(schema.getValueSchema(), within) };
  if (schema.isMapSchema()) return { type: 'map', value: shapeOf(schema.getValueSchema(), within) };
  if (schema.isStringSchema()) return { type: 'string' };
  if (schema.isNumericSchema()) return { type: 'integer' };
  if (schema.isBooleanSchema()) return { type: 'boolean' };
  return { type: schema.isTimestampSchema() ? 'timestamp' : 'other' };
}
