import type { Constraints } from './constraints';
import type { SettingValue } from './properties';

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

/** What every property of the schema has. */
export interface Property<Value> {
  readonly kind: KindOf<Value>;
  /** Absent: any value of the kind will do. */
  readonly constraints?: Constraints;
}

export interface Attribute<Value extends SettingValue> extends Property<Value> {
  /**
   * What Read fills in where Cognito's answer leaves the attribute out, and so what a client shows that never had it
   * (as AWS's own resource type does, recorded). Absent: Read shows nothing.
   */
  readonly readDefault?: Value;
  /**
   * How an update gives the attribute back to Cognito once the template has stopped setting it:
   * - `omit`: left out of the request, which resets it (recorded, or documented for UpdateUserPoolClient);
   * - `keep`: the live value stays;
   * - `send`: this value is sent. Nobody knows whether leaving these out resets them, so the default is spelled out;
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
  /** What to know and to do where the template has stopped setting an attribute that is not at its default: it stays. For the log. */
  readonly staysBecause?: string;
}
