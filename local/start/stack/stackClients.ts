import { castProperties } from '../../../src/model/cast';
import type { Identifiers, Properties, Settings } from '../../../src/model/properties';
import { settingsOf } from '../../../src/model/settings';
import type { Stack } from '../../cloudformation/stacks/stack';
import type { LocalCognito } from '../../cognito/server';
import { handlerRequest, invoke } from '../../lambda/invoke';
import { OUR_TYPE } from './template';

/** A client of a stack. */
export interface StackClient {
  /** Its logical id. */
  name: string;
  identifiers: Identifiers;
  /** The settings in Cognito. */
  settings: Settings;
  /** Its properties in the template, with all functions resolved. */
  desired: Properties;
}

/** The clients of a stack by their logical ids, in the order of the template. Skips clients that no longer exist in Cognito. */
export async function stackClients(stack: Stack, cognito: LocalCognito): Promise<Map<string, StackClient>> {
  const [resources, events] = await Promise.all([stack.resources(), stack.events()]);
  const clients = resources.filter(({ ResourceType }) => ResourceType === OUR_TYPE);
  const found = clients.flatMap(({ LogicalResourceId: name = '', PhysicalResourceId = '' }): StackClient[] => {
    const [UserPoolId = '', ClientId = ''] = PhysicalResourceId.split('|');
    const settings = liveSettings(cognito, { UserPoolId, ClientId });
    if (settings === undefined) return [];
    const last = events.findLast(
      ({ LogicalResourceId, ResourceStatus = '', ResourceProperties }) =>
        LogicalResourceId === name && ResourceStatus.endsWith('_COMPLETE') && ResourceProperties !== undefined,
    );
    const { properties: desired } = castProperties(JSON.parse(last?.ResourceProperties ?? '{}'));
    return [{ name, identifiers: { UserPoolId, ClientId }, settings, desired }];
  });
  return new Map(found.map((client) => [client.name, client]));
}

/** The settings of a client in Cognito; undefined if it does not exist. */
export function liveSettings(cognito: LocalCognito, { UserPoolId, ClientId }: Identifiers): Settings | undefined {
  try {
    const { UserPoolClient } = cognito.perform('DescribeUserPoolClient', { UserPoolId, ClientId });
    return settingsOf(UserPoolClient as Settings);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** All properties of a client, as the read handler returns them to CloudFormation. */
export async function readProperties(lambdaUrl: string, identifiers: Identifiers): Promise<Record<string, unknown>> {
  const { resourceModel, message } = await invoke(lambdaUrl, handlerRequest({ action: 'READ', desired: identifiers }));
  if (!resourceModel) throw new Error(`READ failed: ${message}`);
  return resourceModel;
}
