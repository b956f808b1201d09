import { type Clients, clientOf, withoutClients } from './clients';
import type { Direction } from './direction';
import { expressionIn } from './references';
import { refuseIf } from './refusal';
import type { StackResource } from './stackResources';
import { type Entry, entryOf, keyOf, mappingIn, type Template, textOf } from './template';

/** What is known of the stack that has been made of a template. */
export interface Deployed {
  stackName: string;
  resources: readonly StackResource[];
  /** Of clients whose pool is no resource of the stack: the id of the pool of one (`Client=ID`), or of all that are not named. */
  userPoolIds: readonly string[];
  /** The clients of the template that a condition keeps out of the stack. */
  absent: readonly string[];
}

/** A client that is there, by both of its ids. */
export interface LiveClient {
  name: string;
  UserPoolId: string;
  ClientId: string;
}

export interface LiveStack {
  name: string;
  clients: LiveClient[];
}

// What the API models of CloudFormation and Cognito say.
const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]*$/;
const LOGICAL_ID = /^[a-zA-Z0-9]+$/;
const USER_POOL_ID = /^[\w-]+_[0-9a-zA-Z]+$/;
const CLIENT_ID = /^[\w+]+$/;

/**
 * The clients that are to move, as they are in a stack.
 * @throws Refusal when a client is not in the stack, or its ids are not to be found out
 */
export function liveStack(template: Template, clients: Clients, { from }: Direction, deployed: Deployed): LiveStack {
  const { stackName, resources, userPoolIds, absent } = deployed;
  const found: LiveClient[] = [];
  const reasons = [
    ...(STACK_NAME.test(stackName) ? [] : [`${stackName} is not the name of a stack.`]),
    ...unknownNames(clients, userPoolIds),
    ...wrongAbsences(clients, deployed),
  ];
  for (const entry of withoutClients(clients, new Set(absent)).entries) {
    const name = keyOf(entry);
    const resource = resources.find(({ LogicalResourceId }) => LogicalResourceId === name);
    if (resource === undefined) {
      reasons.push(`${name} is not in the stack. ${ifItIsNot(name)}`);
    } else if (resource.ResourceType !== from) {
      reasons.push(`${name} is of the type ${resource.ResourceType} in the stack, but of the type ${from} in the template.`);
    } else {
      const [first = '', second] = (resource.PhysicalResourceId ?? '').split('|');
      // The id of a client of our type is made of both ids. AWS's type knows the client's alone.
      const pool = second === undefined ? (poolOf(template, entry, resources) ?? givenPool(name, userPoolIds)) : first;
      const client = { name, UserPoolId: pool ?? '', ClientId: second ?? first };
      if (pool === undefined) {
        reasons.push(`The pool of ${name} is no resource of the stack: give its id with --user-pool-id ${name}=ID.`);
      } else if (isWellFormed(client)) found.push(client);
      else reasons.push(`${name}: ${pool} and ${client.ClientId} are not the ids of a pool and a client.`);
    }
  }
  refuseIf(reasons);
  refuseIf(found.length > 0 ? [] : ['No client of the template is in the stack: rewrite it with --write, and deploy it.']);
  return { name: stackName, clients: found };
}

/** The id that is given for a client by its name, or else the one without a name. */
function givenPool(name: string, userPoolIds: readonly string[]): string | undefined {
  const own = userPoolIds.find((id) => id.startsWith(`${name}=`));
  return own?.slice(name.length + 1) ?? userPoolIds.find((id) => !id.includes('='));
}

function unknownNames({ names }: Clients, userPoolIds: readonly string[]): string[] {
  const given = userPoolIds.flatMap((id) => (id.includes('=') ? [id.slice(0, id.indexOf('='))] : []));
  return given.filter((name) => !names.has(name)).map((name) => `--user-pool-id names ${name}, which is no client that moves.`);
}

function ifItIsNot(name: string): string {
  return `Is it the right stack, and the template that was deployed last? If a condition keeps ${name} out, give --absent ${name}.`;
}

function wrongAbsences({ names }: Clients, { resources, absent }: Deployed): string[] {
  return absent.flatMap((name) => {
    if (!names.has(name)) return [`--absent names ${name}, which is no client that moves.`];
    const isThere = resources.some(({ LogicalResourceId }) => LogicalResourceId === name);
    return isThere ? [`--absent names ${name}, which is in the stack.`] : [];
  });
}

function isWellFormed({ name, UserPoolId, ClientId }: LiveClient): boolean {
  return LOGICAL_ID.test(name) && USER_POOL_ID.test(UserPoolId) && CLIENT_ID.test(ClientId);
}

/** The pool's id, where the template gives it as it is, or names a pool of the same stack. */
function poolOf(template: Template, entry: Entry, resources: readonly StackResource[]): string | undefined {
  const properties = mappingIn(clientOf(entry), 'Properties');
  const value = properties && entryOf(properties, 'UserPoolId')?.value;
  const { name, attribute = 'UserPoolId' } = (value && expressionIn(template, value)) ?? {};
  const isPool = ({ ResourceType }: StackResource) => ResourceType === 'AWS::Cognito::UserPool' && attribute === 'UserPoolId';
  const pool = resources.find((resource) => resource.LogicalResourceId === name && isPool(resource));
  return textOf(value) ?? pool?.PhysicalResourceId;
}
