import { expressionsIn, nameIn } from './references';
import { OUR_TYPE, type Resource, type Template } from './template';

/** A resource or an output that a run goes without. */
export interface LeftOut {
  name: string;
  /** The type of a resource; "output", or the property of a resource that goes on without it. */
  what: string;
  reason: string;
}

/** What is left of a template. */
export interface Remainder {
  template: Template;
  leftOut: LeftOut[];
}

/** The properties of a pool that its clients depend on. A pool goes on without any other one. */
const MATTERS_TO_CLIENTS = ['Schema', 'UserPoolTier', 'UserPoolName'];

/**
 * A template without some of its resources, and without everything that takes a value from them. To wait for one of them by DependsOn
 * is no reason to be left out.
 * @param reasons by the names of the resources
 */
export function leaveOut({ Outputs = {}, ...sections }: Template, reasons: ReadonlyMap<string, string>): Remainder {
  const resources = new Map(Object.entries(sections.Resources));
  const leftOut: LeftOut[] = [];
  const gone = new Set<string>();
  const remove = (name: string, { Type }: Resource, reason: string) => {
    leftOut.push({ name, what: Type, reason });
    gone.add(name);
    resources.delete(name);
  };
  for (const [name, resource] of [...resources]) {
    const reason = reasons.get(name);
    if (reason !== undefined) remove(name, resource, reason);
  }
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const [name, resource] of resources) {
      const { needs, dispensable } = needsOf(resource, gone);
      if (needs !== undefined) remove(name, resource, `it needs ${cureFor(resource, needs)}`);
      else if (dispensable.size > 0) {
        for (const [property, needed] of dispensable)
          leftOut.push({ name, what: `property ${property}`, reason: `it needs ${nameIn(needed)}` });
        resources.set(name, { ...resource, Properties: without(resource.Properties, dispensable) });
      }
    }
  }
  const needy = new Map(Object.entries(Outputs).flatMap(([name, output]) => neededBy(name, output, gone)));
  for (const [name, needed] of needy) leftOut.push({ name, what: 'output', reason: `it needs ${nameIn(needed)}` });
  const Resources = Object.fromEntries([...resources].map(([name, resource]) => [name, waitingFor(resource, gone)]));
  return { template: withOutputs({ ...sections, Resources }, without(Outputs, needy)), leftOut };
}

/** A template with outputs. CloudFormation takes no empty section. */
export function withOutputs(template: Template, Outputs: NonNullable<Template['Outputs']>): Template {
  return Object.keys(Outputs).length === 0 ? template : { ...template, Outputs };
}

/** What a resource needs of what is gone, and each property that it can do without, with what that needs. */
function needsOf(
  { Type, Properties }: Resource,
  gone: ReadonlySet<string>,
): { needs?: string; dispensable: Map<string, string> } {
  const needy = Object.entries(Properties ?? {}).flatMap(([property, value]) => neededBy(property, value, gone));
  const isDispensable = (property: string) => Type === 'AWS::Cognito::UserPool' && !MATTERS_TO_CLIENTS.includes(property);
  const [needed] = needy.filter(([property]) => !isDispensable(property));
  return { ...(needed && { needs: needed[1] }), dispensable: new Map(needy.filter(([property]) => isDispensable(property))) };
}

/** What a part of a template needs of what is gone, with the part's name; nothing where it needs nothing. */
function neededBy(name: string, value: unknown, gone: ReadonlySet<string>): [name: string, expression: string][] {
  const needed = [...expressionsIn(value)].find((expression) => gone.has(nameIn(expression)));
  return needed === undefined ? [] : [[name, needed]];
}

/** A person can give a client the value in place of the resource. */
function cureFor({ Type }: Resource, expression: string): string {
  const name = nameIn(expression);
  return Type === OUR_TYPE ? `${name}; with --parameter ${expression}=VALUE it runs` : name;
}

export function without<Value>(values: Record<string, Value> = {}, names: { has(name: string): boolean }): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

function waitingFor(resource: Resource, gone: ReadonlySet<string>): Resource {
  const { DependsOn, ...others } = resource;
  if (DependsOn === undefined) return resource;
  const left = [DependsOn].flat().filter((name) => !gone.has(name));
  return left.length === 0 ? (others as Resource) : { ...resource, DependsOn: left };
}
