import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { LiveClient } from '../live';
import type { Aws } from './aws';

/** A client as Cognito describes it, its secret included. */
export type ClientSettings = Readonly<Record<string, unknown>>;

/** The clients of a stack by their logical ids, to compare and store. A digest replaces each secret. */
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

/** A generated secret is too random to be found by its digest. */
function digestOf(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex')}`;
}

/** Returns a line for each setting that differs. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return Object.entries(before).flatMap(([name, settings]) => {
    const now = after[name] ?? {};
    const members = [...new Set([...Object.keys(settings), ...Object.keys(now)])].sort();
    const changed = members.filter((member) => !isDeepStrictEqual(settings[member], now[member]));
    return changed.map((member) =>
      member === 'ClientSecret'
        ? `${name}.ClientSecret: the secret has changed`
        : `${name}.${member}: ${formatValue(settings[member])} -> ${formatValue(now[member])}`,
    );
  });
}

function formatValue(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}
