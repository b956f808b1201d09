/** Our two descriptions of the API: the inputs and outputs of the resource type, and the inputs of the local Cognito. */
export type Side = 'resource type' | 'local Cognito';

/** A difference between one of our descriptions and the API's models. */
export interface Difference {
  readonly side: Side;
  readonly kind: DifferenceKind;
  /** The input or the output of an operation, such as `CreateUserPoolClientRequest`, or the operation itself. */
  readonly place: string;
  /** The member in it, such as `TokenValidityUnits.AccessToken`. Empty: the difference is about the whole place. */
  readonly path: string;
  /** The part that differs, such as a value of an enumeration or a limit. Empty: the member exists only on one side. */
  readonly detail: string;
  /** The rest of a sentence that begins with the member. */
  readonly what: string;
  /** The models that have the difference. */
  readonly sources: readonly string[];
}

export type DifferenceKind = 'operation' | 'member' | 'gone' | 'type' | 'required' | 'limit' | 'value' | 'error';

/** The name of a difference in the list of intended ones, such as `CreateUserPoolClientRequest.ClientName max`. */
export function keyOf({ place, path, detail }: Difference): string {
  return [path === '' ? place : `${place}.${path}`, detail].filter((part) => part !== '').join(' ');
}
