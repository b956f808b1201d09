/** The types of the API model with their constraints. They describe the inputs of operations. */

export interface StringShape {
  kind: 'string';
  minLength?: number;
  maxLength?: number;
  /** As in the API model. The whole value must match. */
  pattern?: string;
  values?: readonly string[];
  /** A sensitive value is left out of the constraint messages. */
  sensitive?: true;
}

export interface IntegerShape {
  kind: 'integer';
  min?: number;
  max?: number;
  /** The value of an absent member, for a member that the service stores as a plain int. */
  whenAbsent?: number;
}

export interface BooleanShape {
  kind: 'boolean';
}

export interface ListShape {
  kind: 'list';
  member: StringShape | StructureShape;
  minLength?: number;
  maxLength?: number;
}

/** A map of strings. The keys and the values have constraints. */
export interface MapShape {
  kind: 'map';
  key: StringShape;
  value: StringShape;
}

export interface StructureShape {
  kind: 'structure';
  members: Readonly<Record<string, Shape>>;
  required?: readonly string[];
}

export type Shape = StringShape | IntegerShape | BooleanShape | ListShape | MapShape | StructureShape;

export const string = (constraints: Omit<StringShape, 'kind'> = {}): StringShape => ({ kind: 'string', ...constraints });
export const oneOf = (...values: string[]): StringShape => ({ kind: 'string', values });
export const integer = (constraints: Omit<IntegerShape, 'kind'> = {}): IntegerShape => ({ kind: 'integer', ...constraints });
export const boolean: BooleanShape = { kind: 'boolean' };
export const listOf = (member: ListShape['member'], constraints: Omit<ListShape, 'kind' | 'member'> = {}): ListShape => ({
  kind: 'list',
  member,
  ...constraints,
});
export const mapOf = (key: StringShape, value: StringShape): MapShape => ({ kind: 'map', key, value });
export const structure = (members: StructureShape['members'], required: readonly string[] = []): StructureShape => ({
  kind: 'structure',
  members,
  required,
});
