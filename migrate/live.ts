import { type Clients, clientOf, withoutClients } from './clients';
import type { Direction } from './direction';
import { expressionIn } from './references';
import { refuseIf } from './refusal';
import type { StackResource } from './stackResources';
import { type Entry, entryOf, keyOf, mappingIn, type Template, textOf } from './template';

/** The deployed stack of a template. */
export interface Deployed {
  stackName: string;
  resources: readonly StackResource[];
  /** The pool ids of clients whose pool is not a resource of the stack: `Client=ID` for one client, `ID` for all others. */
  userPoolIds: readonly string[];
  /** The clients of the template that a condition keeps out of the stack. */
  absent: readonly string[];
}

/** A client that exists in Cognito, with both of its ids. */
export interface LiveClient {
  name: string;
  UserPoolId: string;
  ClientId: string;
}

export interface LiveStack {
  name: string;
  clients: LiveClient[];
}

// The patterns of the API models of CloudFormation and Cognito.
const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]*$/;
const LOGICAL_ID = /^[a-zA-Z0-9]+$/;
const USER_POOL_ID = /^[\w-]+_[0-9a-zA-Z]+$/;
const CLIENT_ID = /^[\w+]+$/;

/**
 * Finds the clients that move in their stack.
 * @throws Refusal when a client is not in the stack, or its ids are unknown
 */
export function liveStack(template: Template, clients: Clients, { from }: Direction, deployed: Deployed): LiveStack {
  const { stackName, resources, userPoolIds, absent } = deployed;
  const found: LiveClient[] = [];
  const reasons = [
    ...(STACK_NAME.test(stackName)
      ? []
      : [`"${stackName}" is not a valid stack name: use letters, digits and hyphens, and begin with a letter.`]),
    ...unknownNames(clients, userPoolIds),
    ...wrongAbsentOptions(clients, deployed),
  ];
  for (const entry of withoutClients(clients, new Set(absent)).entries) {
    const name = keyOf(entry);
    const resource = resources.find(({ LogicalResourceId }) => LogicalResourceId === name);
    if (resource === undefined) {
      reasons.push(missingFromStack(name));
    } else if (resource.ResourceType !== from) {
      reasons.push(
        `${name} has type ${resource.ResourceType} in the stack and type ${from} in the template. Give the template that was deployed last.`,
      );
    } else {
      const [first = '', second] = (resource.PhysicalResourceId ?? '').split('|');
      // The physical id has both ids for our type, and only the client id for AWS's type.
      const pool = second === undefined ? (poolOf(template, entry, resources) ?? givenPool(name, userPoolIds)) : first;
      const client = { name, UserPoolId: pool ?? '', ClientId: second ?? first };
      if (pool === undefined) {
        reasons.push(`The user pool of ${name} is not a resource of the stack: add --user-pool-id ${name}=ID.`);
      } else if (isWellFormed(client)) found.push(client);
      else
        reasons.push(
          `${name} has an invalid pool id or client id: "${pool}", "${client.ClientId}". Check --user-pool-id and --resources.`,
        );
    }
  }
  refuseIf(reasons);
  refuseIf(
    found.length > 0
      ? []
      : ['The stack has no client of the template, so it needs no steps. Rewrite the template with --write, and deploy it.'],
  );
  return { name: stackName, clients: found };
}

/** The id that --user-pool-id gives for a client by its name, or else the id without a name. */
function givenPool(name: string, userPoolIds: readonly string[]): string | undefined {
  const own = userPoolIds.find((id) => id.startsWith(`${name}=`));
  return own?.slice(name.length + 1) ?? userPoolIds.find((id) => !id.includes('='));
}

function unknownNames({ names }: Clients, userPoolIds: readonly string[]): string[] {
  const given = userPoolIds.flatMap((id) => (id.includes('=') ? [id.slice(0, id.indexOf('='))] : []));
  return given.filter((name) => !names.has(name)).map((name) => notAClient('--user-pool-id', name, names));
}

function notAClient(option: string, name: string, names: ReadonlySet<string>): string {
  return `${option} names ${name}, but the clients that move are ${[...names].join(', ')}. Correct the name.`;
}

function missingFromStack(name: string): string {
  return (
    `${name} is not in the stack. Check the stack name, and give the template that was deployed last. ` +
    `If a condition keeps ${name} out of the stack, add --absent ${name}.`
  );
}

function wrongAbsentOptions({ names }: Clients, { resources, absent }: Deployed): string[] {
  return absent.flatMap((name) => {
    if (!names.has(name)) return [notAClient('--absent', name, names)];
    const isThere = resources.some(({ LogicalResourceId }) => LogicalResourceId === name);
    return isThere ? [`--absent names ${name}, but ${name} is in the stack. Remove this option.`] : [];
  });
}

function isWellFormed({ name, UserPoolId, ClientId }: LiveClient): boolean {
  return LOGICAL_ID.test(name) && USER_POOL_ID.test(UserPoolId) && CLIENT_ID.test(ClientId);
}

/** The pool id, if the template has it as a string or refers to a pool of the same stack. */
function poolOf(template: Template, entry: Entry, resources: readonly StackResource[]): string | undefined {
  const properties = mappingIn(clientOf(entry), 'Properties');
  const value = properties && entryOf(properties, 'UserPoolId')?.value;
  const { name, attribute = 'UserPoolId' } = (value && expressionIn(template, value)) ?? {};
  const isPool = ({ ResourceType }: StackResource) => ResourceType === 'AWS::Cognito::UserPool' && attribute === 'UserPoolId';
  const pool = resources.find((resource) => resource.LogicalResourceId === name && isPool(resource));
  return textOf(value) ?? pool?.PhysicalResourceId;
}
