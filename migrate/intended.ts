import type { Direction } from './direction';
import { isMappingMeant, type Meaning, type MeaningOfMapping, redirected } from './meaning';
import type { Target } from './variables';

type Names = ReadonlySet<string>;

/** A template, by what it means, and its clients that are to move. */
export interface Moving {
  meaning: MeaningOfMapping;
  names: Names;
  direction: Direction;
}

/** What the templates in between have of their own, for as long as clients are in no stack. */
export interface InBetween {
  placeholder: Readonly<Record<string, object>>;
  /** The definitions of the parameters that stand for values of the clients. */
  parameters: Readonly<Record<string, object>>;
  /** The parameter that a reference to a client names in the place of it. */
  parameterOf: (target: Target) => string;
}

/** The clients are of the other type. Where Ref of a client was its id, the id is named by GetAtt. */
export function intendedRewriting({ meaning, names, direction }: Moving): MeaningOfMapping {
  const referring = direction.ref === 'toGetAtt' ? byClientId(meaning, names) : meaning;
  return withClients(referring, names, (client) => ({ ...client, Type: direction.to }));
}

/** The same with GetAtt for every Ref of a client: with AWS's type, both are the id. */
export function byClientId(meaning: MeaningOfMapping, names: Names): MeaningOfMapping {
  return redirected(meaning, (target) => (names.has(target.name) ? { attribute: 'ClientId', ...target } : target));
}

/** The three templates on the way to the rewritten one. */
export function intendedSteps(moving: Moving, { placeholder, parameters, parameterOf }: InBetween) {
  const { meaning, names, direction } = moving;
  const retained = (client: MeaningOfMapping) => ({ ...client, DeletionPolicy: 'Retain' });
  const redirect = (target: Target) => (names.has(target.name) ? { name: parameterOf(target) } : target);
  const apart = withParameters(withoutDependencies(redirected(meaning, redirect), names), inWords(parameters));
  const placed = (template: MeaningOfMapping) => ({
    ...template,
    Resources: { ...inWords(placeholder), ...sectionOf(template, 'Resources') },
  });
  return {
    retain: placed(withClients(meaning, names, retained)),
    remove: placed(withClients(apart, names, () => undefined)),
    import: placed(withClients(apart, names, (client) => ({ ...retained(client), Type: direction.to }))),
  };
}

function sectionOf(template: MeaningOfMapping, name: string): MeaningOfMapping {
  const section = template[name];
  return isMappingMeant(section) ? section : {};
}

/** Undefined takes the resource out. */
type Change = (resource: MeaningOfMapping, name: string) => MeaningOfMapping | undefined;

function withResources(template: MeaningOfMapping, change: Change): MeaningOfMapping {
  const resources = Object.entries(sectionOf(template, 'Resources')).flatMap(([name, resource]) => {
    const changed = isMappingMeant(resource) ? change(resource, name) : resource;
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

/** Definitions as they are read: every value is a text. */
function inWords(definitions: Readonly<Record<string, unknown>>): MeaningOfMapping {
  const words = Object.entries(definitions).map(([name, value]): [string, Meaning] => [
    name,
    typeof value === 'object' && value !== null ? inWords(value as Record<string, unknown>) : String(value),
  ]);
  return Object.fromEntries(words);
}
