import { Catalog } from './catalog';
import type { FaultFor } from './faults';
import type { FutureMembers } from './futureMembers';
import { Ids } from './ids';
import type { Quotas } from './quotas';
import { DEFAULT_READINGS, type Readings } from './readings';
import type { ReceivedCall } from './receivedCall';
import { requestShapesWith } from './requestShapes';
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
  /**
   * Gives pools, clients and requests the same ids at every start, and secrets the same values: each kind is a sequence that this text
   * decides. Default: they are random.
   */
  idSeed?: string;
  /** The server's clock, in epoch milliseconds. Default: Date.now. */
  now?: () => number;
  /** Holds requests to rates, by the server's clock. Absent: no rates; `{}`: those of the service. */
  quotas?: Partial<Quotas>;
  /**
   * How long a request that is let through takes, in milliseconds, or until when: it is done once the promise is fulfilled. Default: no
   * time at all, so that no request ever overlaps another and the lock on a pool's updates never shows.
   */
  latency?: number | ((call: ReceivedCall) => Promise<unknown>);
  /** Asked for every signed request of a known operation. What it answers happens to the request; undefined: nothing does. */
  faultFor?: FaultFor;
  /**
   * IAM actions that no policy allows, such as `cognito-idp:UpdateUserPoolClient` or, with IAM's wildcard, `cognito-idp:*`. The server
   * does not start when one of them names no operation.
   */
  deny?: readonly string[];
  /** Members of app clients that only a later Cognito has. Default: none. */
  futureMembers?: FutureMembers;
}

/** A Cognito in which nothing has been created yet. */
export function newState(options: LocalCognitoOptions): CognitoState {
  const readings = readingsOf(options);
  return {
    ...readings,
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    clientsPerPool: options.clientsPerPool ?? 1000,
    requestShapes: requestShapesWith(readings.newAuthFlows),
    now: options.now ?? Date.now,
    ids: new Ids(options.idSeed),
    pools: new Catalog(),
  };
}

/** The readings that the options name, and the default of every other point. */
function readingsOf(options: LocalCognitoOptions): Readings {
  const names = Object.keys(DEFAULT_READINGS) as (keyof Readings)[];
  const given = names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  return { ...DEFAULT_READINGS, ...Object.fromEntries(given) };
}
