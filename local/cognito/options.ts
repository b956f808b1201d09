/** How a local Cognito can be told to behave. */
import { Catalog } from './catalog';
import { defaultReadings, type Readings } from './readings';
import type { CognitoState } from './state';

export interface LocalCognitoOptions extends Partial<Readings> {
  /** TCP port on 127.0.0.1; 0 or absent takes a free one. */
  port?: number;
  /** Clients a pool may hold. The default is Cognito's quota, 1,000 (DOC). */
  clientsPerPool?: number;
  /** Default: us-east-1. */
  region?: string;
  /** Default: 123456789012. */
  accountId?: string;
  /** The server's clock, in epoch milliseconds. Default: Date.now. */
  now?: () => number;
}

/** A Cognito in which nothing has been created yet. */
export function newState(options: LocalCognitoOptions): CognitoState {
  return {
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    clientsPerPool: options.clientsPerPool ?? 1000,
    onOmission: options.onOmission ?? defaultReadings.onOmission,
    clientType: options.clientType ?? defaultReadings.clientType,
    limitText: options.limitText ?? defaultReadings.limitText,
    now: options.now ?? Date.now,
    pools: new Catalog(),
  };
}
