/** A request that Cognito got. */
export interface CognitoRequest {
  operation: string;
  input: Record<string, unknown>;
  /** The HTTP status of its answer; undefined when none came. */
  status?: number;
  answer: Record<string, unknown>;
}

/** Where a lifecycle takes place: a Cognito, whichever it is, and the handlers that speak to it. Each has its address. */
export interface Stage {
  cognito: { url: string; requests: readonly CognitoRequest[] };
  lambda: { url: string };
}
