import type { Constraints } from './constraints';
import type { LiveSettings, PropertyName, SettingValue } from './properties';

export type PrimitiveKind = 'string' | 'integer' | 'boolean';

/** The kind of a property's value: a primitive, a set of strings, or an object with primitive members. */
export type Kind = PrimitiveKind | 'list' | { readonly [member: string]: PrimitiveKind };

/** The kind that values of a type are of. */
type KindOf<Value> = Value extends string | number | boolean
  ? PrimitiveKindOf<Value>
  : Value extends readonly string[]
    ? 'list'
    : { readonly [member in keyof Value]-?: PrimitiveKindOf<NonNullable<Value[member]>> };
type PrimitiveKindOf<Value> = Value extends string ? 'string' : Value extends number ? 'integer' : 'boolean';

/** The columns that every property of the schema has. */
export interface Property<Value> {
  readonly kind: KindOf<Value>;
  /** Absent: any value of the kind will do. */
  readonly constraints?: Constraints;
  /** Present: a template has to give the property. */
  readonly required?: true;
  /** Present: only Cognito sets the property, so a template cannot give it. */
  readonly readOnly?: true;
  /** Of a read-only property: the property that a template gives in its place. */
  readonly giveInstead?: PropertyName;
}

/** A setting of an app client: how a live value is read, what counts as equal, and what an update does with it. */
export interface Attribute<Value extends SettingValue> extends Property<Value> {
  /**
   * The value that Read fills in where Cognito's answer leaves the attribute out, as AWS's own resource type does (recorded). A client
   * that never had the attribute shows it. Absent: Read shows nothing.
   */
  readonly readDefault?: Value;
  /** A value that asks Cognito for the default, as leaving the attribute out does. Absent: there is none. */
  readonly asksForDefault?: Value;
  /** The live value as a template would write it. Absent: as Cognito shows it. */
  asWritten?(live: LiveSettings): Value | undefined;
  /**
   * Members that Cognito adds to a value that lacks them. A live value that has them equals a written value that lacks them. The other
   * way round they differ, since the answer must show what is written.
   */
  readonly addedMembers?: Partial<Value>;
  /** The form in which values that mean the same to Cognito are equal. Absent: the value itself. The order of a list never counts. */
  canonical?(value: Value): Value;
  /**
   * How an update gives the attribute back to Cognito once the template has stopped setting it:
   * - `omit`: left out of the request, which resets it (recorded, or documented for UpdateUserPoolClient);
   * - `keep`: the live value stays;
   * - `send`: this value, the default, is sent, because it is OPEN whether leaving the attribute out resets it;
   * - `sendIfLive`: likewise, but only where the live client shows the attribute, since the service may refuse it elsewhere.
   */
  readonly release: 'omit' | 'keep' | { readonly send: Value } | { readonly sendIfLive: Value };
  /**
   * The value that is written for a value of the template. It has the members whose default might not come back if they were left out.
   * Absent: the value itself.
   */
  spelledOut?(desired: Value): Value;
  /**
   * Present: Cognito changes nothing where a request leaves the attribute out, and sending the live value again may do harm. So it is
   * sent only where it changes something. Absent: Cognito resets what an update leaves out, so the value is always sent.
   */
  readonly sentOnlyIfChanged?: true;
  /**
   * Whether leaving a live value out has the same effect as writing it back. An update then leaves the value out if Cognito refuses it,
   * unless the template asks for it. Absent: no.
   */
  isExpendable?(live: Value): boolean;
  /** A sentence for the log: why the attribute stays after the template has stopped setting it, and what to do about it. */
  readonly staysBecause?: string;
}
