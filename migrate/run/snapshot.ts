import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { LiveClient } from '../live';
import type { Aws } from './aws';

/** A client as Cognito describes it, its secret included. */
export type ClientSettings = Readonly<Record<string, unknown>>;

/** The clients of a stack by their logical ids, as they can be compared and kept: a digest stands in place of a secret. */
export type Snapshot = Readonly<Record<string, ClientSettings>>;

export async function describeClient(aws: Aws, { UserPoolId, ClientId }: LiveClient): Promise<ClientSettings> {
  const { UserPoolClient = {} } = await aws.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return { ...UserPoolClient };
}

export async function takeSnapshot(aws: Aws, clients: readonly LiveClient[]): Promise<Snapshot> {
  const snapshot: Record<string, ClientSettings> = {};
  // One at a time: Cognito allows five calls a second for one pool.
  for (const client of clients) snapshot[client.name] = comparable(await describeClient(aws, client));
  return snapshot;
}

function comparable({ LastModifiedDate: _modified, ClientSecret, ...settings }: ClientSettings): ClientSettings {
  const digest = ClientSecret === undefined ? {} : { ClientSecret: digestOf(String(ClientSecret)) };
  return JSON.parse(JSON.stringify({ ...settings, ...digest })) as ClientSettings;
}

/** A secret of Cognito is random enough that its digest gives nothing away. */
function digestOf(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex')}`;
}

/** What is different, a line for each setting. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return Object.entries(before).flatMap(([name, settings]) => {
    const now = after[name] ?? {};
    const members = [...new Set([...Object.keys(settings), ...Object.keys(now)])].sort();
    const changed = members.filter((member) => !isDeepStrictEqual(settings[member], now[member]));
    return changed.map((member) =>
      member === 'ClientSecret'
        ? `${name}.ClientSecret is another one`
        : `${name}.${member}: ${written(settings[member])} -> ${written(now[member])}`,
    );
  });
}

function written(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
