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
   * Members that Cognito adds to a value that lacks them. They are no difference where what is written lacks them. What is written has to
   * be live, since the answer must show it.
   */
  readonly addedMembers?: Partial<Value>;
  /** One value for all values that mean the same to Cognito. Absent: each means something else, but for the order of a list. */
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
   * A value of the template as it is written, with what it leaves to a default that leaving it out might not bring back. Absent: it is
   * written as it is.
   */
  spelledOut?(desired: Value): Value;
  /**
   * Present: Cognito changes nothing where a request leaves the attribute out, and sending the live value again may do harm. So it is
   * sent only where it changes something. Absent: Cognito resets what an update leaves out, so the value is always sent.
   */
  readonly sentOnlyIfChanged?: true;
  /**
   * Whether an update can leave a live value out that neither the template asks for nor the update changes, because leaving it out has
   * the same effect. The update leaves it out only if Cognito refuses it. Absent: no.
   */
  isExpendable?(live: Value): boolean;
  /** A sentence for the log: why the attribute stays after the template has stopped setting it, and what to do about it. */
  readonly staysBecause?: string;
}
