import { isMap } from 'yaml';
import { type Clients, clientOf, findClients, withoutClients } from './clients';
import type { Direction } from './direction';
import { applyEdits, type Edit } from './edits';
import { intendedSteps } from './intended';
import { type Deployed, type LiveClient, type LiveStack, liveStack } from './live';
import { checked, type MeaningOfMapping, meaningOfMapping } from './meaning';
import { refuseIf } from './refusal';
import { rewriteTemplate, typeEdits } from './rewrite';
import { refuseLocalFiles, refuseNestedStacks } from './stepRefusals';
import { changeEntries, removeDependencies, setText } from './structure';
import { entriesOf, entryOf, keyOf, mappingIn, parseTemplate, type Template, typeOf } from './template';
import type { Target } from './variables';

/** A value of a client that the templates in between take from a parameter, while the client is in no stack. */
export interface Stopgap {
  parameter: string;
  client: LiveClient;
  attribute: string;
  /** Its value, where that is an id: no secret, and known. The other values are looked up when the step is deployed. */
  id: string | undefined;
}

/** What each step deploys, in their order. */
export const STEPS = ['retain', 'remove', 'import', 'rewritten'] as const;
export type StepName = (typeof STEPS)[number];

/** The way of the clients of a stack from one type to the other, on which none of them is replaced. */
export interface Steps {
  stack: LiveStack;
  direction: Direction;
  /**
   * The template of each step.
   * - retain: CloudFormation is to leave the clients alone when they leave the stack.
   * - remove: the clients have left the stack; what referred to them gets the same values from parameters.
   * - import: the clients are in the stack again, with their new type. An import changes nothing else, outputs included.
   * - rewritten: what referred to the clients does so again.
   */
  templates: Readonly<Record<StepName, string>>;
  /** What the templates of the steps `remove` and `import` have more parameters for than the others. */
  stopgaps: Stopgap[];
  capabilities: string[];
}

/**
 * A resource that does nothing and costs nothing. A template without resources would be refused, and a change of deletion
 * policies alone has been overlooked by CloudFormation (its coverage roadmap, issue 1543). Its metadata keep the ids of the
 * clients while these are in no stack.
 */
export const PLACEHOLDER = 'MigrationPlaceholder';

function placeholderOf({ clients }: LiveStack): Readonly<Record<string, object>> {
  const Metadata = Object.fromEntries(clients.map(({ name, UserPoolId, ClientId }) => [name, { UserPoolId, ClientId }]));
  return { [PLACEHOLDER]: { Type: 'AWS::CloudFormation::WaitConditionHandle', Metadata } };
}

/**
 * Finds the clients that move in what a stack consists of.
 * @throws Refusal when they are not all there, or when they can't move safely
 */
export function clientsInStack(text: string, direction: Direction, deployed: Deployed): LiveStack {
  const template = parseTemplate(text);
  return liveStack(template, findClients(template, direction), direction, deployed);
}

/**
 * Plans the steps of clients whose ids are known; the last one is the rewritten template itself.
 * @throws Refusal with the reasons why that is not safe
 */
export function planSteps(text: string, direction: Direction, stack: LiveStack): Steps {
  const template = parseTemplate(text);
  const names = new Set(stack.clients.map(({ name }) => name));
  const all = findClients(template, direction);
  refuseIf(
    [...names].filter((name) => !all.names.has(name)).map((name) => `${name} moves, and the template has no such client.`),
  );
  const clients = withoutClients(all, new Set([...all.names].filter((name) => !names.has(name))));
  refuseNestedStacks(template, clients);
  refuseLocalFiles(template, clients);
  const attributeOf = ({ attribute }: Target) => attribute ?? (direction.ref === 'stays' ? BOTH_IDS : 'ClientId');
  const parameterOf = (target: Target) => target.name + attributeOf(target);
  const stopgaps = stopgapsOf(clients, stack, attributeOf);
  refuseTakenNames(template, clients, stopgaps);
  const definitions = Object.fromEntries(stopgaps.map((stopgap) => [stopgap.parameter, definition(stopgap)]));
  const placeholder = placeholderOf(stack);
  const apart = stopgapEdits(template, clients, definitions, parameterOf);
  const intended = intendedSteps(
    { meaning: meaningOfMapping(template.root), names, direction },
    { placeholder, parameters: definitions, parameterOf },
  );
  const written = (meaning: MeaningOfMapping, edits: readonly Edit[]) => checked(applyEdits(text, edits), meaning);
  return {
    stack,
    direction,
    templates: {
      retain: written(intended.retain, [
        ...retained(template, clients),
        ...changeEntries(template, clients.resources, { add: placeholder }),
      ]),
      remove: written(intended.remove, [
        ...apart,
        ...changeEntries(template, clients.resources, { add: placeholder, remove: names }),
      ]),
      import: written(intended.import, [
        ...apart,
        ...changeEntries(template, clients.resources, { add: placeholder }),
        ...retained(template, clients),
        ...typeEdits(template, clients, direction),
      ]),
      rewritten: rewriteTemplate(text, direction).text,
    },
    stopgaps,
    capabilities: capabilities(template, clients),
  };
}

function retained(template: Template, { entries }: Clients): Edit[] {
  return entries.flatMap((entry) => setText(template, clientOf(entry), 'DeletionPolicy', 'Retain'));
}

/** What Ref of a registered type gives, under a name for the parameter. No type has an attribute of this name. */
const BOTH_IDS = 'Ref';

function stopgapsOf({ references }: Clients, { clients }: LiveStack, attributeOf: (target: Target) => string): Stopgap[] {
  const stopgaps = references.flatMap((reference) => {
    const client = clients.find(({ name }) => name === reference.name);
    if (client === undefined) return [];
    const attribute = attributeOf(reference);
    const ids: Record<string, string> = { ClientId: client.ClientId, [BOTH_IDS]: `${client.UserPoolId}|${client.ClientId}` };
    return [{ parameter: reference.name + attribute, client, attribute, id: ids[attribute] }];
  });
  return [...new Map(stopgaps.map((stopgap) => [stopgap.parameter, stopgap])).values()];
}

function refuseTakenNames(template: Template, { resources }: Clients, stopgaps: readonly Stopgap[]): void {
  const taken = new Set([...keysIn(template, 'Parameters'), ...entriesOf(resources).map(keyOf)]);
  const wanted = [...stopgaps.map(({ parameter }) => parameter), PLACEHOLDER];
  refuseIf(
    wanted.filter((name) => taken.has(name)).map((name) => `The steps need the name ${name}, which the template has already.`),
  );
}

/** Definitions of parameters, by name. */
type Definitions = Readonly<Record<string, object>>;

/** What makes a template independent of the clients: parameters in place of references, and no DependsOn. */
function stopgapEdits(
  template: Template,
  { resources, names, references }: Clients,
  parameters: Definitions,
  parameterOf: (target: Target) => string,
): Edit[] {
  const dependants = entriesOf(resources).filter(({ value }) => isMap(value));
  return [
    ...references.flatMap((reference) => reference.renamed({ name: parameterOf(reference) })),
    ...dependants.flatMap((entry) => removeDependencies(template, clientOf(entry), names)),
    ...addParameters(template, parameters),
  ];
}

function definition({ attribute, id }: Stopgap): object {
  if (id !== undefined) return { Type: 'String', Default: id };
  return attribute === 'ClientSecret' ? { Type: 'String', NoEcho: true } : { Type: 'String' };
}

function addParameters(template: Template, definitions: Definitions): Edit[] {
  if (Object.keys(definitions).length === 0) return [];
  const parameters = mappingIn(template.root, 'Parameters');
  if (parameters) return changeEntries(template, parameters, { add: definitions });
  const before = entryOf(template.root, 'Resources');
  const remove = new Set(entryOf(template.root, 'Parameters') ? ['Parameters'] : []);
  return changeEntries(template, template.root, { add: { Parameters: definitions }, before, remove });
}

function keysIn(template: Template, section: string): string[] {
  const mapping = mappingIn(template.root, section);
  return mapping ? entriesOf(mapping).map(keyOf) : [];
}

/** What CloudFormation wants to be acknowledged of a template like this one. */
function capabilities(template: Template, { resources }: Clients): string[] {
  const mayMakeRoles = entriesOf(resources).some((entry) => /^AWS::(IAM|Serverless)::/.test(typeOf(entry)));
  const isTransformed = entryOf(template.root, 'Transform') !== undefined;
  return [...(mayMakeRoles ? ['CAPABILITY_NAMED_IAM'] : []), ...(isTransformed ? ['CAPABILITY_AUTO_EXPAND'] : [])];
}
