import { Action, type HandlerRequest } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { castProperties } from '../model/cast';
import { HandlerError } from '../model/handlerError';
import { onlyIdentifiers } from '../model/primaryIdentifier';
import { sentencesOf } from '../model/problem';
import type { Properties } from '../model/properties';
import { desiredStateOfCreate, desiredStateOfUpdate } from '../model/validate';
import {
  type Credentials,
  credentialsIn,
  isRegion,
  isTrue,
  type Json,
  optionalString,
  requireObject,
  requireString,
} from './eventValues';

/** The contents of a CloudFormation event (protocol 2.0.0). Property values are cast to the types in the schema. */
export interface Invocation {
  action: Action;
  region: string;
  credentials: Credentials;
  clientRequestToken: string;
  logicalResourceId?: string | undefined;
  desired: Properties;
  previous: Properties;
  callbackContext: Json;
  nextToken?: string | undefined;
  /** The largest number of clients on a page of a list, if the event says it. */
  maxResults?: number | undefined;
  /** Whether the update rolls a stack back after a failure. */
  isRollback: boolean;
}

/**
 * Reads an event.
 * @throws HandlerError
 * - InvalidRequest if the event does not follow the protocol, or if the desired state has problems (all of them in one message);
 * - InvalidCredentials if the event has no valid credentials of its caller
 */
export function parseEvent(event: unknown): Invocation {
  const members = requireObject(event, 'The event') as Json & Partial<HandlerRequest>;
  const data = requireObject(members.requestData, 'requestData of the event');
  const action = Object.values(Action).find((known) => known === members.action);
  if (action === undefined)
    throw new HandlerError('InvalidRequest', 'action of the event must be CREATE, READ, UPDATE, DELETE or LIST.');
  // The previous state may come from an older template or release, so values that cannot be read are ignored.
  const { properties: previous } = castProperties(
    optionalObject(data.previousResourceProperties, 'previousResourceProperties of the event'),
  );
  const isRollback = isTrue(members.rollback);
  return {
    action,
    isRollback,
    region: regionOf(members.region),
    credentials: credentialsOf(data.callerCredentials),
    clientRequestToken: tokenOf(action, members.bearerToken),
    logicalResourceId: optionalString(data.logicalResourceId),
    desired: desiredOf(action, optionalObject(data.resourceProperties, 'resourceProperties of the event'), previous, isRollback),
    previous,
    callbackContext: optionalObject(members.callbackContext, 'callbackContext of the event'),
    nextToken: nextTokenOf(members.nextToken),
    maxResults: maxResultsOf(members.maxResults),
  };
}

/** Only create and update always get a whole desired state. The other actions read only the identifiers. */
function desiredOf(action: Action, state: Json, previous: Properties, isRollback: boolean): Properties {
  if (action === Action.Create) return desiredStateOfCreate(state);
  if (action === Action.Update) return desiredStateOfUpdate(state, previous, isRollback);
  const { properties, problems } = castProperties(onlyIdentifiers(state));
  if (problems.length > 0) throw new HandlerError('InvalidRequest', sentencesOf(problems).join(' '));
  return properties;
}

function credentialsOf(value: unknown): Credentials {
  const credentials = credentialsIn(value);
  if (credentials) return credentials;
  throw new HandlerError(
    'InvalidCredentials',
    'The event has no valid caller credentials, so the handler did nothing: register the type with an execution role that CloudFormation can assume.',
  );
}

function regionOf(value: unknown): string {
  const region = requireString(value, 'region of the event');
  if (isRegion(region)) return region;
  throw new HandlerError('InvalidRequest', 'region of the event must be the name of a Region, such as us-east-1.');
}

/** The idempotency token. Only a create uses it. */
function tokenOf(action: Action, value: unknown): string {
  return action === Action.Create ? requireString(value, 'bearerToken of the event') : (optionalString(value) ?? '');
}

/** Throws if the token cannot be read. A list that started again with the first page would never end. */
function nextTokenOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : requireString(value, 'nextToken of the event');
}

/** Ignores a size that cannot be read, so that Cognito decides about the page. */
function maxResultsOf(value: unknown): number | undefined {
  const size = typeof value === 'string' ? Number(value) : value;
  return typeof size === 'number' && Number.isInteger(size) && size > 0 ? size : undefined;
}

function optionalObject(value: unknown, name: string): Json {
  return value === null || value === undefined ? {} : requireObject(value, name);
}
