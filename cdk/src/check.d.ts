/** The check of templates, which `npm run cdk` bundles into lib/check.js. */

/** A problem of a client. */
export interface ClientProblem {
  /** The check that found it. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
}

/**
 * The problems of a client of a template.
 *
 * @param template the template with all tokens resolved. Of other resources only names and types matter.
 * @param client the logical id of the client
 */
export function problemsOf(template: object, client: string): ClientProblem[];

/** The message for an attribute that a client does not have; undefined if it has the attribute. */
export function problemOfAttribute(client: string, attribute: string): string | undefined;
