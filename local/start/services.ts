/** A request to Cognito. */
export interface CognitoRequest {
  operation: string;
  input: Record<string, unknown>;
  /** The HTTP status of the answer; undefined if no answer arrived. */
  status?: number;
  answer: Record<string, unknown>;
}

/** The services that a lifecycle runs on: Cognito, local or real, and the Lambda endpoint with the handlers that call it. */
export interface Services {
  cognito: { url: string; requests: readonly CognitoRequest[] };
  lambda: { url: string };
}
