import type { Direction } from './direction';
import { isMapping, type Meaning, type MeaningOfMapping, redirected } from './meaning';
import type { Target } from './variables';

type Names = ReadonlySet<string>;

/** The meaning of a template, and the clients that move. */
export interface Moving {
  meaning: MeaningOfMapping;
  names: Names;
  direction: Direction;
}

/** The parts that the templates between the first and the last have in addition, while the clients are in no stack. */
export interface IntermediateParts {
  placeholder: Readonly<Record<string, object>>;
  /** The definitions of the parameters that replace references to the clients. */
  parameters: Readonly<Record<string, object>>;
  /** The parameter that replaces a reference to a client. */
  parameterOf: (target: Target) => string;
}

/** The meaning of the rewritten template: the clients have the new type, and GetAtt replaces Ref where Ref was the client id. */
export function intendedRewriting({ meaning, names, direction }: Moving): MeaningOfMapping {
  const referring = direction.ref === 'toGetAtt' ? byClientId(meaning, names) : meaning;
  return withClients(referring, names, (client) => ({ ...client, Type: direction.to }));
}

/** Replaces every Ref of a client by GetAtt: for AWS's type, both give the client id. */
export function byClientId(meaning: MeaningOfMapping, names: Names): MeaningOfMapping {
  return redirected(meaning, (target) => (names.has(target.name) ? { attribute: 'ClientId', ...target } : target));
}

/** The meanings that the templates of the first three steps must have. */
export function intendedSteps(moving: Moving, { placeholder, parameters, parameterOf }: IntermediateParts) {
  const { meaning, names, direction } = moving;
  const retained = (client: MeaningOfMapping) => ({ ...client, DeletionPolicy: 'Retain' });
  const redirect = (target: Target) => (names.has(target.name) ? { name: parameterOf(target) } : target);
  const detached = withParameters(withoutDependencies(redirected(meaning, redirect), names), asTexts(parameters));
  const withPlaceholder = (template: MeaningOfMapping) => ({
    ...template,
    Resources: { ...asTexts(placeholder), ...sectionOf(template, 'Resources') },
  });
  return {
    retain: withPlaceholder(withClients(meaning, names, retained)),
    remove: withPlaceholder(withClients(detached, names, () => undefined)),
    import: withPlaceholder(withClients(detached, names, (client) => ({ ...retained(client), Type: direction.to }))),
  };
}

function sectionOf(template: MeaningOfMapping, name: string): MeaningOfMapping {
  const section = template[name];
  return isMapping(section) ? section : {};
}

/** Returns undefined to remove the resource. */
type Change = (resource: MeaningOfMapping, name: string) => MeaningOfMapping | undefined;

function withResources(template: MeaningOfMapping, change: Change): MeaningOfMapping {
  const resources = Object.entries(sectionOf(template, 'Resources')).flatMap(([name, resource]) => {
    const changed = isMapping(resource) ? change(resource, name) : resource;
    return changed === undefined ? [] : [[name, changed] as const];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}

function withClients(template: MeaningOfMapping, names: Names, change: Change): MeaningOfMapping {
  return withResources(template, (resource, name) => (names.has(name) ? change(resource, name) : resource));
}

function withoutDependencies(template: MeaningOfMapping, names: Names): MeaningOfMapping {
  return withResources(template, ({ DependsOn, ...resource }) => {
    const isClient = (name: Meaning | undefined) => typeof name === 'string' && names.has(name);
    if (DependsOn === undefined || isClient(DependsOn)) return resource;
    if (!Array.isArray(DependsOn)) return { ...resource, DependsOn };
    const left = DependsOn.filter((name) => !isClient(name));
    return left.length > 0 ? { ...resource, DependsOn: left } : resource;
  });
}

function withParameters(template: MeaningOfMapping, parameters: MeaningOfMapping): MeaningOfMapping {
  if (Object.keys(parameters).length === 0) return template;
  return { ...template, Parameters: { ...parameters, ...sectionOf(template, 'Parameters') } };
}

/** Turns definitions into the form in which templates are read: every value is a string. */
function asTexts(definitions: Readonly<Record<string, unknown>>): MeaningOfMapping {
  const words = Object.entries(definitions).map(([name, value]): [string, Meaning] => [
    name,
    typeof value === 'object' && value !== null ? asTexts(value as Record<string, unknown>) : String(value),
  ]);
  return Object.fromEntries(words);
}
