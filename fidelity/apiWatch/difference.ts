/** Who describes the API: the resource type by what it sends and takes, the local Cognito by what it takes. */
export type Side = 'resource type' | 'local Cognito';

/** Where one of our descriptions and the API's models part. */
export interface Difference {
  readonly side: Side;
  readonly kind: DifferenceKind;
  /** The input or the output of an operation, such as `CreateUserPoolClientRequest`, or the operation itself. */
  readonly place: string;
  /** The member in it, such as `TokenValidityUnits.AccessToken`. Empty: it is about the place as a whole. */
  readonly path: string;
  /** What is different there, such as a value of an enumeration or a limit. Empty: whether it exists. */
  readonly detail: string;
  /** The rest of a sentence that begins with the member. */
  readonly what: string;
  /** The models that say so. */
  readonly sources: readonly string[];
}

export type DifferenceKind = 'operation' | 'member' | 'gone' | 'type' | 'required' | 'limit' | 'value' | 'error';

/** The name of a difference in the list of those that are on purpose: `CreateUserPoolClientRequest.ClientName max`. */
export function keyOf({ place, path, detail }: Difference): string {
  return [path === '' ? place : `${place}.${path}`, detail].filter((part) => part !== '').join(' ');
}
