/** The check of templates, which `npm run cdk` bundles into lib/check.js. */

/** Something that is wrong with a client. */
export interface ClientProblem {
  /** The check that found it. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
}

/**
 * What is wrong with a client of a template.
 *
 * @param template with all tokens resolved. Of other resources, only names and types matter.
 * @param client its logical id
 */
export function problemsOf(template: object, client: string): ClientProblem[];

/** Why a client has no such attribute; undefined if it has it. */
export function problemOfAttribute(client: string, attribute: string): string | undefined;
