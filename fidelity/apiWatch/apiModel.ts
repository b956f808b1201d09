/** Cognito's API as one published model describes it. The watch converts every model into this form before it compares. */
export interface ApiModel {
  /** The package and its version, such as `botocore 1.44.8`. */
  readonly source: string;
  /** Whether this is the model of the SDK that the handlers use. */
  readonly ofSdk: boolean;
  readonly operations: Readonly<Record<string, ApiOperation>>;
  /** The values of each enumeration by the name of its type, in a model whose members do not name their enumeration. */
  readonly enumerations?: Readonly<Record<string, readonly string[]>>;
}

export interface ApiOperation {
  readonly input?: ApiShape | undefined;
  readonly output?: ApiShape | undefined;
  /** The names of its exceptions. Absent in a model that does not list them for each operation. */
  readonly errors?: readonly string[];
}

/** A type. A member that the model does not state is absent, and is not compared. */
export interface ApiShape {
  /** The type's name in the API. */
  readonly name?: string;
  readonly type?: ApiType;
  /** Only for a structure. */
  readonly members?: Readonly<Record<string, ApiShape>>;
  /** The required members of a structure. */
  readonly required?: readonly string[];
  /** The items of a list, the keys and the values of a map. */
  readonly item?: ApiShape;
  readonly key?: ApiShape;
  readonly value?: ApiShape;
  /** The limits of the length or the value, and the pattern. An empty object means no limits. */
  readonly limits?: Limits;
  /** Of an enumeration. */
  readonly values?: readonly string[];
}

export type ApiType = 'structure' | 'list' | 'map' | 'string' | 'integer' | 'boolean' | 'timestamp' | 'other';

export interface Limits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly pattern?: string | undefined;
}
