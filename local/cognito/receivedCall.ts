/** One request to the local Cognito. */
export interface ReceivedCall {
  /** The operation; the whole header if it names no known service. */
  operation: string;
  /** The body; empty if it was not a JSON object. */
  input: Record<string, unknown>;
  /** The access key of the signature; absent for an unsigned request. */
  accessKeyId?: string;
}

/** The pool in the input; undefined if the input has none. */
export const poolIdOf = ({ input: { UserPoolId } }: ReceivedCall): string | undefined =>
  typeof UserPoolId === 'string' ? UserPoolId : undefined;
