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

/** A parameter that replaces the references to an attribute of a client, while the client is in no stack. */
export interface TemporaryParameter {
  parameter: string;
  client: LiveClient;
  attribute: string;
  /** The value, if it is an id: ids are known and not secret. The other values are read from Cognito when the step is deployed. */
  id: string | undefined;
}

/** The steps, in their order. */
export const STEPS = ['retain', 'remove', 'import', 'rewritten'] as const;
export type StepName = (typeof STEPS)[number];

/** The steps that move the clients of a stack to the other type without replacing them. */
export interface Steps {
  stack: LiveStack;
  direction: Direction;
  /**
   * The template of each step.
   * - retain: CloudFormation keeps the clients in Cognito when they leave the stack.
   * - remove: the clients have left the stack; parameters with the same values replace the references to them.
   * - import: the clients are in the stack again, with their new type. An import changes nothing else, outputs included.
   * - rewritten: references to the clients replace the parameters again.
   */
  templates: Readonly<Record<StepName, string>>;
  /** The parameters that only the templates of the steps `remove` and `import` have. */
  temporaryParameters: TemporaryParameter[];
  capabilities: string[];
}

/**
 * A resource that does nothing and costs nothing. CloudFormation refuses a template without resources, and it has overlooked
 * a change of nothing but deletion policies (its coverage roadmap, issue 1543). The metadata keep the ids of the clients while
 * these are in no stack.
 */
export const PLACEHOLDER = 'MigrationPlaceholder';

function placeholderOf({ clients }: LiveStack): Readonly<Record<string, object>> {
  const Metadata = Object.fromEntries(clients.map(({ name, UserPoolId, ClientId }) => [name, { UserPoolId, ClientId }]));
  return { [PLACEHOLDER]: { Type: 'AWS::CloudFormation::WaitConditionHandle', Metadata } };
}

/**
 * Finds the clients that move among the resources of their stack.
 * @throws Refusal when one is missing, or when they can't move safely
 */
export function clientsInStack(text: string, direction: Direction, deployed: Deployed): LiveStack {
  const template = parseTemplate(text);
  return liveStack(template, findClients(template, direction), direction, deployed);
}

/**
 * Plans the steps. The template of the last one is the rewritten template.
 * @throws Refusal with the reasons why the move is not safe
 */
export function planSteps(text: string, direction: Direction, stack: LiveStack): Steps {
  const template = parseTemplate(text);
  const names = new Set(stack.clients.map(({ name }) => name));
  const all = findClients(template, direction);
  refuseIf(
    [...names]
      .filter((name) => !all.names.has(name))
      .map(
        (name) => `The move of ${name} has begun, but the template has no client ${name}. Give the template with which it began.`,
      ),
  );
  const clients = withoutClients(all, new Set([...all.names].filter((name) => !names.has(name))));
  refuseNestedStacks(template, clients);
  refuseLocalFiles(template, clients);
  const attributeOf = ({ attribute }: Target) => attribute ?? (direction.ref === 'stays' ? BOTH_IDS : 'ClientId');
  const parameterOf = (target: Target) => target.name + attributeOf(target);
  const temporaryParameters = temporaryParametersOf(clients, stack, attributeOf);
  refuseTakenNames(template, clients, temporaryParameters);
  const definitions = Object.fromEntries(temporaryParameters.map((temporary) => [temporary.parameter, definitionOf(temporary)]));
  const placeholder = placeholderOf(stack);
  const detached = detachingEdits(template, clients, definitions, parameterOf);
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
        ...detached,
        ...changeEntries(template, clients.resources, { add: placeholder, remove: names }),
      ]),
      import: written(intended.import, [
        ...detached,
        ...changeEntries(template, clients.resources, { add: placeholder }),
        ...retained(template, clients),
        ...typeEdits(template, clients, direction),
      ]),
      rewritten: rewriteTemplate(text, direction).text,
    },
    temporaryParameters,
    capabilities: capabilities(template, clients),
  };
}

function retained(template: Template, { entries }: Clients): Edit[] {
  return entries.flatMap((entry) => setText(template, clientOf(entry), 'DeletionPolicy', 'Retain'));
}

/** In names of parameters, this means the value of Ref of a registered type. No type has an attribute with this name. */
const BOTH_IDS = 'Ref';

function temporaryParametersOf(
  { references }: Clients,
  { clients }: LiveStack,
  attributeOf: (target: Target) => string,
): TemporaryParameter[] {
  const temporaryParameters = references.flatMap((reference) => {
    const client = clients.find(({ name }) => name === reference.name);
    if (client === undefined) return [];
    const attribute = attributeOf(reference);
    const ids: Record<string, string> = { ClientId: client.ClientId, [BOTH_IDS]: `${client.UserPoolId}|${client.ClientId}` };
    return [{ parameter: reference.name + attribute, client, attribute, id: ids[attribute] }];
  });
  return [...new Map(temporaryParameters.map((temporary) => [temporary.parameter, temporary])).values()];
}

function refuseTakenNames(template: Template, { resources }: Clients, temporaryParameters: readonly TemporaryParameter[]): void {
  const taken = new Set([...keysIn(template, 'Parameters'), ...entriesOf(resources).map(keyOf)]);
  const wanted = [...temporaryParameters.map(({ parameter }) => parameter), PLACEHOLDER];
  refuseIf(
    wanted
      .filter((name) => taken.has(name))
      .map(
        (name) => `The template already uses the name ${name}, which the steps need. Rename it, and deploy the template first.`,
      ),
  );
}

/** Definitions of parameters, by name. */
type Definitions = Readonly<Record<string, object>>;

/** Makes a template independent of the clients: parameters replace references, and DependsOn no longer names them. */
function detachingEdits(
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

function definitionOf({ attribute, id }: TemporaryParameter): object {
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

/** The capabilities that CloudFormation asks for with this template. */
function capabilities(template: Template, { resources }: Clients): string[] {
  const mayCreateRoles = entriesOf(resources).some((entry) => /^AWS::(IAM|Serverless)::/.test(typeOf(entry)));
  const isTransformed = entryOf(template.root, 'Transform') !== undefined;
  return [...(mayCreateRoles ? ['CAPABILITY_NAMED_IAM'] : []), ...(isTransformed ? ['CAPABILITY_AUTO_EXPAND'] : [])];
}
