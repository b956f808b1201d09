import { isMap } from 'yaml';
import { type Clients, clientOf, findClients } from './clients';
import type { Direction } from './direction';
import { applyEdits, type Edit } from './edits';
import { intendedSteps } from './intended';
import { type Deployed, type LiveClient, type LiveStack, liveStack } from './live';
import { checked, type MeaningOfMapping, meaningOfMapping } from './meaning';
import type { Target } from './references';
import { refuseIf } from './refusal';
import { rewriteTemplate, typeEdits } from './rewrite';
import { changeEntries, removeDependencies, setText } from './structure';
import {
  type Entry,
  entriesOf,
  entryOf,
  lineOf,
  type Mapping,
  mappingIn,
  parseTemplate,
  type Template,
  textIn,
} from './template';

/** A value of a client that the templates in between take from a parameter, while the client is in no stack. */
export interface Stopgap {
  parameter: string;
  client: LiveClient;
  attribute: string;
}

/** The way of the clients of a stack from one type to the other, on which none of them is replaced. */
export interface Steps {
  stack: LiveStack;
  direction: Direction;
  /** CloudFormation is to leave the clients alone when they leave the stack. */
  retain: string;
  /** The clients have left the stack; who referred to them gets the same values from parameters. */
  remove: string;
  /** The clients are in the stack again, with their new type. An import changes nothing else, outputs included. */
  import: string;
  /** The rewritten template, which is the last step. */
  rewritten: string;
  /** What the templates of the steps `remove` and `import` have more parameters for than the others. */
  stopgaps: Stopgap[];
  /** The parameters of the template itself. */
  parameters: string[];
  capabilities: string[];
}

/**
 * A resource that does nothing and costs nothing. A template without resources would be refused, and a change of deletion
 * policies alone has been overlooked by CloudFormation (its coverage roadmap, issue 1543).
 */
const PLACEHOLDER = { MigrationPlaceholder: { Type: 'AWS::CloudFormation::WaitConditionHandle' } };

/**
 * Plans the steps; the last one is the rewritten template itself.
 * @throws Refusal with the reasons why that is not safe
 */
export function planSteps(text: string, direction: Direction, deployed: Deployed): Steps {
  const template = parseTemplate(text);
  const clients = findClients(template, direction);
  refuseNestedStacks(template, clients);
  const stack = liveStack(template, clients, direction, deployed);
  const stopgaps = stopgapsOf(clients, stack);
  refuseTakenNames(template, clients, stopgaps);
  const definitions = Object.fromEntries(stopgaps.map((stopgap) => [stopgap.parameter, definition(stopgap)]));
  const withoutClients = stopgapEdits(template, clients, definitions);
  const intended = intendedSteps(
    { meaning: meaningOfMapping(template.root), names: clients.names, direction },
    { placeholder: PLACEHOLDER, parameters: definitions, parameterOf },
  );
  const written = (meaning: MeaningOfMapping, edits: readonly Edit[]) => checked(applyEdits(text, edits), meaning);
  return {
    stack,
    direction,
    retain: written(intended.retain, [
      ...retained(template, clients),
      ...changeEntries(template, clients.resources, { add: PLACEHOLDER }),
    ]),
    remove: written(intended.remove, [
      ...withoutClients,
      ...changeEntries(template, clients.resources, { add: PLACEHOLDER, remove: clients.entries }),
    ]),
    import: written(intended.import, [
      ...withoutClients,
      ...changeEntries(template, clients.resources, { add: PLACEHOLDER }),
      ...retained(template, clients),
      ...typeEdits(template, clients, direction),
    ]),
    rewritten: rewriteTemplate(text, direction).text,
    stopgaps,
    parameters: keysIn(template, 'Parameters'),
    capabilities: capabilities(template, clients),
  };
}

function retained(template: Template, { entries }: Clients): Edit[] {
  return entries.flatMap((entry) => setText(template, clientOf(entry), 'DeletionPolicy', 'Retain'));
}

function stopgapsOf({ references }: Clients, { clients }: LiveStack): Stopgap[] {
  const stopgaps = references.flatMap((reference) => {
    const client = clients.find(({ name }) => name === reference.name);
    return client ? [{ parameter: parameterOf(reference), client, attribute: attributeOf(reference) }] : [];
  });
  return [...new Map(stopgaps.map((stopgap) => [stopgap.parameter, stopgap])).values()];
}

const attributeOf = ({ attribute = 'ClientId' }: Target): string => attribute;
const parameterOf = (target: Target): string => target.name + attributeOf(target);

/**
 * An import may change nothing else, and an update of a stack counts its nested stacks among the changes, whether they are or
 * not (the coverage roadmap, issues 142 and 2053). Whether an import does is not told.
 */
function refuseNestedStacks(template: Template, { resources }: Clients): void {
  const nested = entriesOf(resources).filter((entry) => NESTED_STACKS.has(typeOf(entry)));
  const modules = entriesOf(resources).filter((entry) => typeOf(entry).endsWith('::MODULE'));
  refuseIf([
    ...nested.map(({ key }) => `Line ${lineOf(template, key)}: a nested stack may count as a change, which an import refuses.`),
    ...modules.map(({ key }) => `Line ${lineOf(template, key)}: what is in a module can't be seen; it may be a nested stack.`),
  ]);
}

/** SAM makes a nested stack of an application. */
const NESTED_STACKS: ReadonlySet<string> = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

function refuseTakenNames(template: Template, { resources }: Clients, stopgaps: readonly Stopgap[]): void {
  const taken = new Set([...keysIn(template, 'Parameters'), ...entriesOf(resources).map(({ key }) => String(key.value))]);
  const wanted = [...stopgaps.map(({ parameter }) => parameter), ...Object.keys(PLACEHOLDER)];
  refuseIf(
    wanted.filter((name) => taken.has(name)).map((name) => `The steps need the name ${name}, which the template has already.`),
  );
}

/** Definitions of parameters, by name. */
type Definitions = Readonly<Record<string, object>>;

/** What makes a template independent of the clients: parameters in place of references, and no DependsOn. */
function stopgapEdits(template: Template, { resources, names, references }: Clients, parameters: Definitions): Edit[] {
  const dependants = entriesOf(resources).filter(({ value }) => isMap(value));
  return [
    ...references.flatMap((reference) => reference.renamed({ name: parameterOf(reference) })),
    ...dependants.flatMap((entry) => removeDependencies(template, clientOf(entry), names)),
    ...addParameters(template, parameters),
  ];
}

/** The id is no secret, and known. The other values are looked up when the step is deployed. */
function definition({ client, attribute }: Stopgap): object {
  if (attribute === 'ClientId') return { Type: 'String', Default: client.ClientId };
  return attribute === 'ClientSecret' ? { Type: 'String', NoEcho: true } : { Type: 'String' };
}

function addParameters(template: Template, definitions: Definitions): Edit[] {
  if (Object.keys(definitions).length === 0) return [];
  const parameters = mappingIn(template.root, 'Parameters');
  if (parameters) return changeEntries(template, parameters, { add: definitions });
  const empty = entryOf(template.root, 'Parameters');
  const before = entryOf(template.root, 'Resources');
  return changeEntries(template, template.root, { add: { Parameters: definitions }, before, remove: empty ? [empty] : [] });
}

function keysIn(template: Template, section: string): string[] {
  const mapping = mappingIn(template.root, section);
  return mapping ? entriesOf(mapping).map(({ key }) => String(key.value)) : [];
}

function typeOf({ value }: Entry): string {
  return (isMap(value) && textIn(value as Mapping, 'Type')) || '';
}

/** What CloudFormation wants to be acknowledged of a template like this one. */
function capabilities(template: Template, { resources }: Clients): string[] {
  const mayMakeRoles = entriesOf(resources).some((entry) => /^AWS::(IAM|Serverless)::/.test(typeOf(entry)));
  const isTransformed = entryOf(template.root, 'Transform') !== undefined;
  return [...(mayMakeRoles ? ['CAPABILITY_NAMED_IAM'] : []), ...(isTransformed ? ['CAPABILITY_AUTO_EXPAND'] : [])];
}
