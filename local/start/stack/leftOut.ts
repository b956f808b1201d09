import { expressionsIn, nameIn } from './references';
import { OUR_TYPE, type Resource, type Template } from './template';

/** A resource, a property or an output that a run leaves out. */
export interface LeftOut {
  name: string;
  /** The type of the resource, "output", or "property" and the name of the property. */
  what: string;
  reason: string;
}

/** A template without the parts that are left out. */
export interface ReducedTemplate {
  template: Template;
  leftOut: LeftOut[];
}

/** The properties of a pool that its clients depend on. All other properties of a pool can be left out alone. */
const NEEDED_BY_CLIENTS = ['Schema', 'UserPoolTier', 'UserPoolName'];

/**
 * Leaves out some resources of a template, and everything that takes a value from them. A DependsOn on such a resource is
 * removed: it is no reason to leave out the other resource.
 * @param reasons why each resource is left out, by its name
 */
export function leaveOut({ Outputs = {}, ...sections }: Template, reasons: ReadonlyMap<string, string>): ReducedTemplate {
  const resources = new Map(Object.entries(sections.Resources));
  const leftOut: LeftOut[] = [];
  const removed = new Set<string>();
  const remove = (name: string, { Type }: Resource, reason: string) => {
    leftOut.push({ name, what: Type, reason });
    removed.add(name);
    resources.delete(name);
  };
  for (const [name, resource] of [...resources]) {
    const reason = reasons.get(name);
    if (reason !== undefined) remove(name, resource, reason);
  }
  for (let before = -1; before !== removed.size; ) {
    before = removed.size;
    for (const [name, resource] of resources) {
      const { needs, optional } = needsOf(resource, removed);
      if (needs !== undefined) remove(name, resource, needReason(resource, needs));
      else if (optional.size > 0) {
        for (const [property, needed] of optional)
          leftOut.push({ name, what: `property ${property}`, reason: `it needs ${nameIn(needed)}` });
        resources.set(name, { ...resource, Properties: without(resource.Properties, optional) });
      }
    }
  }
  const needs = new Map(Object.entries(Outputs).flatMap(([name, output]) => neededBy(name, output, removed)));
  for (const [name, needed] of needs) leftOut.push({ name, what: 'output', reason: `it needs ${nameIn(needed)}` });
  const Resources = Object.fromEntries([...resources].map(([name, resource]) => [name, withoutDependsOn(resource, removed)]));
  return { template: withOutputs({ ...sections, Resources }, without(Outputs, needs)), leftOut };
}

/** A template with these outputs. CloudFormation refuses an empty section. */
export function withOutputs(template: Template, Outputs: NonNullable<Template['Outputs']>): Template {
  return Object.keys(Outputs).length === 0 ? template : { ...template, Outputs };
}

/**
 * The removed resources that a resource refers to.
 * @returns `needs`: the first expression that the resource can't do without; `optional`: by property, the expressions that it can
 */
function needsOf(
  { Type, Properties }: Resource,
  removed: ReadonlySet<string>,
): { needs?: string; optional: Map<string, string> } {
  const all = Object.entries(Properties ?? {}).flatMap(([property, value]) => neededBy(property, value, removed));
  const isOptional = (property: string) => Type === 'AWS::Cognito::UserPool' && !NEEDED_BY_CLIENTS.includes(property);
  const [needed] = all.filter(([property]) => !isOptional(property));
  return { ...(needed && { needs: needed[1] }), optional: new Map(all.filter(([property]) => isOptional(property))) };
}

/** The name of a part of a template and its first expression that refers to a removed resource; empty if it has none. */
function neededBy(name: string, value: unknown, removed: ReadonlySet<string>): [name: string, expression: string][] {
  const needed = [...expressionsIn(value)].find((expression) => removed.has(nameIn(expression)));
  return needed === undefined ? [] : [[name, needed]];
}

/** For a client, the user can give the value instead of the resource. */
function needReason({ Type }: Resource, expression: string): string {
  const reason = `it needs ${nameIn(expression)}`;
  return Type === OUR_TYPE ? `${reason}. To include it, add --parameter ${expression}=VALUE` : reason;
}

export function without<Value>(values: Record<string, Value> = {}, names: { has(name: string): boolean }): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

function withoutDependsOn(resource: Resource, removed: ReadonlySet<string>): Resource {
  const { DependsOn, ...others } = resource;
  if (DependsOn === undefined) return resource;
  const left = [DependsOn].flat().filter((name) => !removed.has(name));
  return left.length === 0 ? (others as Resource) : { ...resource, DependsOn: left };
}
