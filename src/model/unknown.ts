/**
 * Represents a value that only the deployment knows, such as a parameter without a default. It occurs in templates, never in
 * events of CloudFormation. Checks that need the value find no problem.
 */
export class Unknown {
  /** @param kind the kind of the value; `any` if that is unknown too */
  constructor(readonly kind: 'any' | 'string' | 'list') {}
}
