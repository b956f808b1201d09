/**
 * Takes the place of a value that a template leaves to the deployment, such as a parameter without a default. No event of CloudFormation has
 * one. Checks that need the value are silent.
 */
export class Unknown {
  /** @param kind what is known of the value: `any` is nothing at all */
  constructor(readonly kind: 'any' | 'string' | 'list') {}
}
