import { nearestName } from '../src/model/nearest';
import { pathText } from '../src/model/problem';
import type { TemplateCheck } from './checks';
import { entriesOf, nodesIn } from './node';
import { type Client, section, type Template } from './template';
import { isAddedBySam } from './transforms';

/** What is wrong, and the check that finds it. */
export type NamedProblem = [check: TemplateCheck, message: string];

/** The names that may stand in a client. */
export class Names {
  private readonly conditions: string[];
  private readonly resources: string[];
  private readonly values: string[];

  constructor(private readonly template: Template) {
    const keys = (name: string) => section(template, name).map(({ key }) => key);
    this.conditions = keys('Conditions');
    this.resources = keys('Resources');
    this.values = [...keys('Parameters'), ...this.resources];
  }

  /** Whether all of them are known: a macro may add some to the template, and a loop has names of its own. */
  areKnownIn({ entry }: Client): boolean {
    const hasLoop = nodesIn(entry.value).some((node) => entriesOf(node).some(({ key }) => key.startsWith('Fn::ForEach')));
    return !this.template.hasMacro && !hasLoop;
  }

  problemsOfCondition(name: string): NamedProblem[] {
    if (this.conditions.includes(name)) return [];
    const cure = nearest(name, this.conditions, 'add it to Conditions');
    return [['unknown-condition', `${pathText([name])} is no condition of the template: ${cure}.`]];
  }

  /** @param names as a Ref has them, or a GetAtt, with the attribute behind a point */
  problemsOfValues(names: readonly string[]): NamedProblem[] {
    const missing = names.filter((name) => !name.startsWith('AWS::') && !this.isIn(this.values, name));
    const heads = [...new Set(missing.map((name) => name.split('.')[0] ?? ''))];
    return heads.map((name) => {
      const cure = nearest(name, this.values, 'add it, or name another one');
      return ['unknown-name', `${pathText([name])} is no parameter and no resource of the template: ${cure}.`];
    });
  }

  problemsOfResource(name: string): NamedProblem[] {
    if (this.isIn(this.resources, name)) return [];
    const cure = nearest(name, this.resources, 'add it, or take it out');
    return [['unknown-name', `${pathText([name])} is no resource of the template: ${cure}.`]];
  }

  /** Behind a point may be an attribute; a module has points in the names of its resources. */
  private isIn(known: readonly string[], name: string): boolean {
    const isThere = known.some((one) => name === one || name.startsWith(`${one}.`) || one.startsWith(`${name}.`));
    return isThere || isAddedBySam(name, this.template.root);
  }
}

export function nearest(name: string, names: readonly string[], otherwise: string): string {
  const near = names.length === 0 ? undefined : nearestName(name, names);
  return near === undefined ? otherwise : `the nearest is ${near}`;
}
