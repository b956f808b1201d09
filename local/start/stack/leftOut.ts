import { isAboutClients, type Resource, referencesIn, type Template } from './template';

/** A resource or an output that a run goes without. */
export interface LeftOut {
  name: string;
  /** The type of a resource; "output", or the property of a resource that goes on without it. */
  what: string;
  reason: string;
}

/** The properties of a pool that its clients depend on. A pool goes on without any other one. */
const MATTERS_TO_CLIENTS = ['Schema', 'UserPoolTier', 'UserPoolName'];

/**
 * A template without some of its resources, and without everything that takes a value from them. To wait for one of them by DependsOn
 * is no reason to be left out.
 * @param reasons by the names of the resources
 */
export function leaveOut(template: Template, reasons: ReadonlyMap<string, string>): { template: Template; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const gone = new Set<string>();
  const resources = new Map(Object.entries(template.Resources));
  const remove = (name: string, reason: string) => {
    leftOut.push({ name, what: resources.get(name)?.Type ?? 'macro', reason });
    gone.add(name);
    resources.delete(name);
  };
  for (const [name, reason] of reasons) if (resources.has(name)) remove(name, reason);
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const [name, resource] of resources) {
      const { Properties = {} } = resource;
      const needy = Object.keys(Properties ?? {}).filter((property) => missing(Properties[property], gone) !== undefined);
      const optional =
        resource.Type === 'AWS::Cognito::UserPool' ? needy.filter((property) => !MATTERS_TO_CLIENTS.includes(property)) : [];
      const [needed] = needy.filter((property) => !optional.includes(property));
      if (needed !== undefined) {
        remove(name, `it needs ${missing(Properties[needed], gone)}`);
      } else if (optional.length > 0) {
        resources.set(name, { ...resource, Properties: without(Properties, optional) });
        for (const property of optional) {
          leftOut.push({ name, what: `property ${property}`, reason: `it needs ${missing(Properties[property], gone)}` });
        }
      }
    }
  }
  const Outputs = { ...template.Outputs };
  for (const [name, output] of Object.entries(Outputs)) {
    const needed = missing(output, gone);
    if (needed === undefined) continue;
    leftOut.push({ name, what: 'output', reason: `it needs ${needed}` });
    delete Outputs[name];
  }
  const waiting = [...resources].map(([name, resource]) => [name, waitingFor(resource, gone)]);
  const { Outputs: _before, ...sections } = template;
  const outputs = Object.keys(Outputs).length > 0 && { Outputs };
  return { template: { ...sections, Resources: Object.fromEntries(waiting), ...outputs }, leftOut };
}

/** A value that is not on this machine. */
const ELSEWHERE = /"Fn::ImportValue"|\{\{resolve:/;

/**
 * After a failure that may be about an output: a template without the outputs that take a value from a resource of another service, or
 * from elsewhere. Where the reason names an attribute, only those that have it. Undefined where there are none.
 */
export function leaveOutOutputs(template: Template, reason: string): { template: Template; leftOut: LeftOut[] } | undefined {
  const { Outputs = {}, ...sections } = template;
  const others = new Set(Object.keys(template.Resources).filter((name) => !isAboutClients(template.Resources[name]?.Type ?? '')));
  const [, attribute] = /attribute type (\S+) in Fn::GetAtt/.exec(reason) ?? [];
  const isSuspect = (name: string) => {
    const expression = JSON.stringify(Outputs[name]);
    if (attribute !== undefined && !expression.includes(attribute)) return false;
    return missing(Outputs[name], others) !== undefined || ELSEWHERE.test(expression);
  };
  const names = Object.keys(Outputs).filter(isSuspect);
  if (names.length === 0) return undefined;
  const kept = without(Outputs, names);
  return {
    template: { ...sections, ...(Object.keys(kept).length > 0 && { Outputs: kept }) } as Template,
    leftOut: names.map((name) => ({ name, what: 'output', reason })),
  };
}

/** The first name of some that a value refers to. */
function missing(value: unknown, names: ReadonlySet<string>): string | undefined {
  return [...referencesIn(value)].find((name) => names.has(name));
}

function without(properties: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

function waitingFor(resource: Resource, gone: ReadonlySet<string>): Resource {
  const { DependsOn, ...others } = resource;
  if (DependsOn === undefined) return resource;
  const left = [DependsOn].flat().filter((name) => !gone.has(name));
  return left.length === 0 ? (others as Resource) : { ...resource, DependsOn: left };
}
