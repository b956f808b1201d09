import type { ApiModel, ApiOperation, ApiShape } from './apiModel';

/** The methods of a `NormalizedSchema` of `@smithy/core/schema` that the watch calls. */
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
  /** The exports of the package `@aws-sdk/client-cognito-identity-provider`. */
  readonly exported: Readonly<Record<string, unknown>>;
  /** `NormalizedSchema.of` from the package's own `@smithy/core`. */
  readonly schemaOf: (reference: unknown) => Schema;
}

/** The schema of an operation. */
type OperationSchema = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: unknown,
  input: () => unknown,
  output: () => unknown,
];

/** Reads the model of the SDK. It has no limits, and names each enumeration only by its type. */
export function readSdk({ version, exported, schemaOf }: SdkPackage): ApiModel {
  const operations = Object.values(exported).filter(isOperation);
  if (operations.length === 0)
    throw new Error(`The SDK ${version} exports no schemas of operations in the form that fidelity/apiWatch/sdkModel.ts reads.`);
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

/** The SDK exports an enumeration as an object from names to values. */
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
