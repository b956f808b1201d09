import type { Template } from './template';

/**
 * The resources that could not be created. An update to a template with the same definition of a resource does not try it again.
 */
export class FailedBefore {
  private readonly failed = new Map<string, { definition: string; reason: string }>();

  add(template: Template, name: string, reason: string): void {
    this.failed.set(name, { definition: definitionOf(template, name), reason });
  }

  /** The names of the failed resources in a template, with the reasons. */
  in(template: Template): [name: string, reason: string][] {
    return [...this.failed].flatMap(([name, { definition, reason }]): [string, string][] =>
      definition === definitionOf(template, name) ? [[name, reason]] : [],
    );
  }
}

function definitionOf({ Resources }: Template, name: string): string {
  return JSON.stringify(Resources[name]) ?? '';
}
