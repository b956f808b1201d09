import type { Constraints } from './constraints';
import type { LiveSettings, PropertyName, SettingValue } from './properties';

export type PrimitiveKind = 'string' | 'integer' | 'boolean';

/** The kind of a property's value: a primitive, a set of strings, or an object with primitive members. */
export type Kind = PrimitiveKind | 'list' | { readonly [member: string]: PrimitiveKind };

/** The kind of a TypeScript type's values. */
type KindOf<Value> = Value extends string | number | boolean
  ? PrimitiveKindOf<Value>
  : Value extends readonly string[]
    ? 'list'
    : { readonly [member in keyof Value]-?: PrimitiveKindOf<NonNullable<Value[member]>> };
type PrimitiveKindOf<Value> = Value extends string ? 'string' : Value extends number ? 'integer' : 'boolean';

/** The columns that every property of the schema has. */
export interface Property<Value> {
  readonly kind: KindOf<Value>;
  /** Absent: Cognito accepts every value of the kind. */
  readonly constraints?: Constraints;
  /** Present: a template must set the property. */
  readonly required?: true;
  /** Present: only Cognito sets the property, so a template cannot set it. */
  readonly readOnly?: true;
  /** For a read-only property: the property that a template sets instead. */
  readonly setInstead?: PropertyName;
}

/** A setting of an app client: how to read a live value, which values are equal, and what an update does with the setting. */
export interface Attribute<Value extends SettingValue> extends Property<Value> {
  /**
   * The value that Read fills in if Cognito's answer leaves the attribute out, as AWS's own resource type does (recorded). Read
   * shows it for a client that never had the attribute. Absent: Read shows nothing.
   */
  readonly readDefault?: Value;
  /** A value that asks Cognito for the default, in the same way as a request without the attribute. Absent: no value does. */
  readonly asksForDefault?: Value;
  /** The live value in the form of a template. Absent: the form in which Cognito shows it. */
  asWritten?(live: LiveSettings): Value | undefined;
  /**
   * Members that Cognito adds to a value that lacks them. A live value with them is equal to a written value without them. A live
   * value without them differs from a written value with them, because the answer must show what the template sets.
   */
  readonly addedMembers?: Partial<Value>;
  /** Converts values that mean the same to Cognito into one form. Absent: the value itself. The order of a list never counts. */
  canonical?(value: Value): Value;
  /**
   * The effect of an update on the attribute after the template has stopped setting it:
   * - `omit`: the request leaves the attribute out, so Cognito resets it (recorded, or documented for UpdateUserPoolClient);
   * - `keep`: the live value stays;
   * - `send`: the request contains this default value, because it is OPEN whether Cognito resets the attribute if it is left out;
   * - `sendIfLive`: the same, but only if the live client shows the attribute. Cognito may refuse it on other clients.
   */
  readonly release: 'omit' | 'keep' | { readonly send: Value } | { readonly sendIfLive: Value };
  /**
   * Adds members with their defaults to a value of the template, if Cognito might otherwise keep the old members. Absent: the
   * update writes the value itself.
   */
  withDefaults?(desired: Value): Value;
  /**
   * Present: a request sends the attribute only if it changes. Cognito keeps the value if a request leaves it out, and sending
   * the live value again may do harm. Absent: a request always sends the attribute, because Cognito resets it if an update leaves
   * it out.
   */
  readonly sentOnlyIfChanged?: true;
  /**
   * Whether a request without this live value has the same effect as a request with it. If so, and if Cognito refuses the value,
   * the update leaves it out. It never leaves out a value of the template. Absent: no.
   */
  isDroppable?(live: Value): boolean;
  /** A sentence for the log. It says why the attribute stays after the template has stopped setting it, and how to change it. */
  readonly staysBecause?: string;
}
