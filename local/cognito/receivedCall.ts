/** One request to the local Cognito, as far as it could be read. */
export interface ReceivedCall {
  /** The operation, or what stands in the header instead of one. */
  operation: string;
  /** The body as it came; empty when it was no JSON object. */
  input: Record<string, unknown>;
  /** Whose credentials signed it; absent where nobody's did. */
  accessKeyId?: string;
}

/** The pool that a call names; some operations name none. */
export const poolIdOf = ({ input: { UserPoolId } }: ReceivedCall): string | undefined =>
  typeof UserPoolId === 'string' ? UserPoolId : undefined;
