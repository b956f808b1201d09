import { Catalog } from './catalog';
import type { FaultFor } from './faults';
import type { FutureMembers } from './futureMembers';
import { Ids } from './ids';
import { DEFAULT_BEHAVIOURS, type OpenBehaviours } from './openBehaviours';
import type { Quotas } from './quotas';
import type { ReceivedCall } from './receivedCall';
import { requestShapesWith } from './requestShapes';
import type { CognitoState } from './state';

export interface LocalCognitoOptions extends Partial<OpenBehaviours> {
  /** TCP port on 127.0.0.1. Default: a free port, as for 0. */
  port?: number;
  /** The most clients in one pool. The default is Cognito's quota, 1,000 (DOC). */
  clientsPerPool?: number;
  /** Default: us-east-1. */
  region?: string;
  /** Default: 123456789012. */
  accountId?: string;
  /**
   * Seed for the ids of pools, clients and requests, and for the values of secrets. They are the same at every start with the
   * same seed. Default: random values.
   */
  idSeed?: string;
  /** The server's clock, in epoch milliseconds. Default: Date.now. */
  now?: () => number;
  /** Limits the rates of requests, by the server's clock. `{}` means the rates of the service. Default: no limits. */
  quotas?: Partial<Quotas>;
  /**
   * The duration of each accepted request, in milliseconds, or a function whose promise ends the wait. Default: no wait, so that
   * requests never overlap, and the lock on a pool's updates has no effect.
   */
  latency?: number | ((call: ReceivedCall) => Promise<unknown>);
  /** Called for every signed request of a known operation. Returns the request's fault, or undefined for no fault. */
  faultFor?: FaultFor;
  /**
   * The IAM actions to deny, such as `cognito-idp:UpdateUserPoolClient`, or `cognito-idp:*` with IAM's wildcard. The server does
   * not start if one of them matches no operation.
   */
  deny?: readonly string[];
  /** Members of app clients that a later Cognito may add. Default: none. */
  futureMembers?: FutureMembers;
}

/** The state of a Cognito without pools. */
export function newState(options: LocalCognitoOptions): CognitoState {
  const behaviours = behavioursOf(options);
  return {
    ...behaviours,
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    clientsPerPool: options.clientsPerPool ?? 1000,
    requestShapes: requestShapesWith(behaviours.newAuthFlows),
    now: options.now ?? Date.now,
    ids: new Ids(options.idSeed),
    pools: new Catalog(),
  };
}

/** The behaviours in the options, and the default behaviour of every other point. */
function behavioursOf(options: LocalCognitoOptions): OpenBehaviours {
  const names = Object.keys(DEFAULT_BEHAVIOURS) as (keyof OpenBehaviours)[];
  const given = names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  return { ...DEFAULT_BEHAVIOURS, ...Object.fromEntries(given) };
}
