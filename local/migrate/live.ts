import { type Clients, clientOf } from './clients';
import type { Direction } from './direction';
import { expressionIn } from './references';
import { Refusal, refuseIf } from './refusal';
import { type Entry, entryOf, mappingIn, type Template, textOf } from './template';

/** A resource of a stack, as `aws cloudformation describe-stack-resources` tells of it. */
export interface StackResource {
  StackName: string;
  LogicalResourceId: string;
  PhysicalResourceId?: string;
  ResourceType: string;
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

/** @throws Refusal when the text is not what the command answers in JSON */
export function parseStackResources(text: string): StackResource[] {
  try {
    const resources = JSON.parse(text).StackResources.filter(isStackResource);
    if (resources.length > 0) return resources;
  } catch {
    // It is no JSON, or nothing with such a list.
  }
  throw new Refusal(['The file of --resources must be what aws cloudformation describe-stack-resources answers in JSON.']);
}

function isStackResource(value: Partial<StackResource>): value is StackResource {
  const { StackName, LogicalResourceId, ResourceType } = value;
  return STACK_NAME.test(StackName ?? '') && LogicalResourceId !== undefined && ResourceType !== undefined;
}

// These texts go into a script, so they have to be what they say (the API models of CloudFormation and Cognito).
const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]*$/;
const LOGICAL_ID = /^[a-zA-Z0-9]+$/;
const USER_POOL_ID = /^[\w-]+_[0-9a-zA-Z]+$/;
const CLIENT_ID = /^[\w+]+$/;

/**
 * The clients that are to move, as they are in a stack.
 * @param userPoolId of the clients whose pool is no resource of the stack
 * @throws Refusal when a client is not in the stack, or its ids are not to be found out
 */
export function liveStack(
  template: Template,
  clients: Clients,
  { from }: Direction,
  resources: readonly StackResource[],
  userPoolId: string | undefined,
): LiveStack {
  const found: LiveClient[] = [];
  const reasons: string[] = [];
  for (const entry of clients.entries) {
    const name = String(entry.key.value);
    const resource = resources.find(({ LogicalResourceId }) => LogicalResourceId === name);
    if (resource === undefined) {
      reasons.push(`${name} is not in the stack, perhaps since its condition is false. Take it out of the template first.`);
    } else if (resource.ResourceType !== from) {
      reasons.push(`${name} is of the type ${resource.ResourceType} in the stack, but of the type ${from} in the template.`);
    } else {
      const [first = '', second] = (resource.PhysicalResourceId ?? '').split('|');
      // The id of a client of our type is made of both ids. AWS's type knows the client's alone.
      const pool = second === undefined ? (poolOf(template, entry, resources) ?? userPoolId) : first;
      const client = { name, UserPoolId: pool ?? '', ClientId: second ?? first };
      if (pool === undefined) reasons.push(`The pool of ${name} is no resource of the stack: give its id with --user-pool-id.`);
      else if (isWellFormed(client)) found.push(client);
      else reasons.push(`${name}: ${pool} and ${client.ClientId} are not the ids of a pool and a client.`);
    }
  }
  refuseIf(reasons);
  return { name: resources[0]?.StackName ?? '', clients: found };
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
