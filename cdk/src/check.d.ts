/** The check of templates, which `npm run cdk` bundles into lib/check.js. */

/** Something that is wrong with a client. */
export interface ClientProblem {
  /** The check that found it. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
}

/**
 * What is wrong with the clients of a template. Names of other resources are not looked up, so these need not be in it.
 *
 * @param template with the parameters, conditions and mappings that the clients use, all tokens resolved
 */
export function problemsOf(template: object): ClientProblem[];
