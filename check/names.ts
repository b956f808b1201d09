import { nearestName } from '../src/model/nearest';
import { pathText } from '../src/model/problem';
import type { TemplateCheck } from './checks';
import { entriesOf, nodesIn } from './node';
import { type Client, section, type Template } from './template';
import { isAddedBySam } from './transforms';

/** A problem: the check that finds it, and the message. */
export type NamedProblem = [check: TemplateCheck, message: string];

/** The names that a client may refer to. */
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

  /** Whether all names are known. A macro may add names to the template, and a loop has its own names. */
  areKnownIn({ entry }: Client): boolean {
    const hasLoop = nodesIn(entry.value).some((node) => entriesOf(node).some(({ key }) => key.startsWith('Fn::ForEach')));
    return !this.template.hasMacro && !hasLoop;
  }

  problemsOfCondition(name: string): NamedProblem[] {
    if (this.conditions.includes(name)) return [];
    const advice = nearest(name, this.conditions, 'add it to Conditions');
    return [['unknown-condition', `The template has no condition ${pathText([name])}: ${advice}.`]];
  }

  /** @param names such as `Name` of a Ref, or `Name.Attribute` of a GetAtt */
  problemsOfValues(names: readonly string[]): NamedProblem[] {
    const missing = names.filter((name) => !name.startsWith('AWS::') && !this.isIn(this.values, name));
    const heads = [...new Set(missing.map((name) => name.split('.')[0] ?? ''))];
    return heads.map((name) => {
      const advice = nearest(name, this.values, 'add it, or use another name');
      return ['unknown-name', `The template has no parameter or resource ${pathText([name])}: ${advice}.`];
    });
  }

  problemsOfResource(name: string): NamedProblem[] {
    if (this.isIn(this.resources, name)) return [];
    const advice = nearest(name, this.resources, 'add it, or remove the reference');
    return [['unknown-name', `The template has no resource ${pathText([name])}: ${advice}.`]];
  }

  /** An attribute may follow after a point. The names of resources in a module have points too. */
  private isIn(known: readonly string[], name: string): boolean {
    const isThere = known.some((one) => name === one || name.startsWith(`${one}.`) || one.startsWith(`${name}.`));
    return isThere || isAddedBySam(name, this.template.root);
  }
}

export function nearest(name: string, names: readonly string[], otherwise: string): string {
  const near = names.length === 0 ? undefined : nearestName(name, names);
  return near === undefined ? otherwise : `the nearest is ${near}`;
}
