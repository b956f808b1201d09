import { Action, type HandlerRequest } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type { Caller } from '../aws/sdkConfig';
import { castProperties } from '../model/cast';
import { HandlerError } from '../model/handlerError';
import type { Identifiers, Properties } from '../model/properties';
import { desiredStateOfCreate, desiredStateOfUpdate } from '../model/validate';
import type { LoggingConfiguration } from './log/logDelivery';

/** One invocation, as CloudFormation's event of protocol 2.0.0 describes it, with every value cast. */
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
  /** How many clients a page of a list may hold, if CloudFormation says so. */
  maxResults?: number | undefined;
  /** Whether the update takes a stack back after a failure. */
  isRollback: boolean;
}

/** What else an event carries. Nothing of it decides about a client, so what can't be read is left out. */
export interface Surroundings {
  typeConfiguration: Json;
  awsAccountId?: string | undefined;
  /** The tags of the stack, now and before, and those that CloudFormation adds. */
  stackTags: Tags;
  previousStackTags: Tags;
  systemTags: Tags;
}

export type Json = Record<string, unknown>;
type Tags = Record<string, string>;
type Credentials = Caller['credentials'];

/**
 * Reads an event.
 * @throws HandlerError InvalidRequest for an event that is not of the protocol, or for a desired state that can't be (all that
 * is wrong with it in one message); InvalidCredentials for an event without the caller's credentials
 */
export function parseEvent(event: unknown): Invocation {
  const members = requireObject(event, 'The event') as Json & Partial<HandlerRequest>;
  const data = requireObject(members.requestData, 'requestData of the event') as Json;
  const action = Object.values(Action).find((known) => known === members.action);
  if (action === undefined) throw new HandlerError('InvalidRequest', 'The event names no action that a resource type handles.');
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

/** The rest of an event, which may be anything at all. */
export function surroundingsIn(event: unknown): Surroundings {
  const { awsAccountId, requestData } = objectIn(event);
  const { typeConfiguration, stackTags, previousStackTags, systemTags } = objectIn(requestData);
  return {
    typeConfiguration: objectIn(typeConfiguration),
    awsAccountId: optionalString(awsAccountId),
    stackTags: tagsIn(stackTags),
    previousStackTags: tagsIn(previousStackTags),
    systemTags: tagsIn(systemTags),
  };
}

/** What names an event in a log. */
export interface EventNames {
  action: unknown;
  logicalResourceId: string | undefined;
  stackId: string | undefined;
}

/** The event may be anything at all. */
export function namesIn(event: unknown): EventNames {
  const { action, stackId, requestData } = objectIn(event);
  const { logicalResourceId } = objectIn(requestData);
  return { action, logicalResourceId: optionalString(logicalResourceId), stackId: optionalString(stackId) };
}

/**
 * Where the log of an event goes, which may be anything at all. Undefined: CloudFormation was not told to log, or what it was told
 * can't be.
 */
export function loggingConfigurationIn(event: unknown): LoggingConfiguration | undefined {
  const { region, requestData } = objectIn(event);
  const { providerCredentials, providerLogGroupName } = objectIn(requestData);
  const credentials = credentialsIn(providerCredentials);
  const logGroupName = optionalString(providerLogGroupName);
  return credentials && logGroupName && isRegion(region) ? { credentials, region, logGroupName } : undefined;
}

/** Every value in an event, which may be anything at all, that must not get into a message or a log. */
export function secretsIn(event: unknown): unknown[] {
  const { callerCredentials, providerCredentials, ...states } = objectIn(objectIn(event).requestData);
  return [
    ...Object.values(objectIn(callerCredentials)),
    ...Object.values(objectIn(providerCredentials)),
    objectIn(states.resourceProperties).ClientSecret,
    objectIn(states.previousResourceProperties).ClientSecret,
  ];
}

/**
 * The identifiers of the client that an event is about, which may be anything at all: a FAILED event carries them. The event of
 * a create is about no client yet. What it names there is somebody else's, and a rollback would delete it.
 */
export function identifiersIn(event: unknown): Identifiers | undefined {
  const { action, requestData } = objectIn(event);
  if (action === Action.Create) return undefined;
  const state = objectIn(objectIn(requestData).resourceProperties);
  const { UserPoolId, ClientId } = castProperties(identifiersOnly(state)).properties;
  return UserPoolId && ClientId ? { UserPoolId, ClientId } : undefined;
}

/** The library's event for local testing, put into the form of the protocol. */
export function fromTestEvent(event: unknown): unknown {
  const { credentials, action, request, callbackContext, region, rollback, maxResults, stackId } = requireObject(
    event,
    'The event',
  ) as Json;
  const state = requireObject(request, 'request of the event') as Json;
  return {
    action,
    region: region ?? state.region,
    bearerToken: state.clientRequestToken,
    nextToken: state.nextToken,
    callbackContext,
    rollback,
    maxResults,
    stackId,
    requestData: {
      callerCredentials: credentials,
      logicalResourceId: state.logicalResourceIdentifier,
      resourceProperties: state.desiredResourceState,
      previousResourceProperties: state.previousResourceState,
    },
  };
}

/** Only create and update are sure to get a whole desired state; the other actions look at nothing but the identifiers. */
function desiredOf(action: Action, state: Json, previous: Properties, isRollback: boolean): Properties {
  if (action === Action.Create) return desiredStateOfCreate(state);
  if (action === Action.Update) return desiredStateOfUpdate(state, previous, isRollback);
  const { properties, problems } = castProperties(identifiersOnly(state));
  if (problems.length > 0) throw new HandlerError('InvalidRequest', problems.map(({ sentence }) => sentence).join(' '));
  return properties;
}

function identifiersOnly({ UserPoolId, ClientId }: Json): Json {
  return { UserPoolId, ClientId };
}

function credentialsOf(value: unknown): Credentials {
  const credentials = credentialsIn(value);
  if (credentials) return credentials;
  throw new HandlerError('InvalidCredentials', 'The event carries no valid credentials of its caller, so nothing was done.');
}

function credentialsIn(value: unknown): Credentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken } = objectIn(value);
  if (!isCredential(accessKeyId) || !isCredential(secretAccessKey)) return undefined;
  if (sessionToken === null || sessionToken === undefined) return { accessKeyId, secretAccessKey };
  return isCredential(sessionToken) ? { accessKeyId, secretAccessKey, sessionToken } : undefined;
}

function regionOf(value: unknown): string {
  const region = requireString(value, 'region of the event');
  if (isRegion(region)) return region;
  throw new HandlerError('InvalidRequest', 'region of the event must be the name of a Region, such as us-east-1.');
}

/** A Region ends up in the name of a host, so it has to be a label of one. */
function isRegion(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(value);
}

/** Credentials are sent as headers, which hold printable ASCII alone. */
function isCredential(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/** The idempotency token: only a create makes use of it. */
function tokenOf(action: Action, value: unknown): string {
  return action === Action.Create ? requireString(value, 'bearerToken of the event') : (optionalString(value) ?? '');
}

/** A token that can't be read is no reason to begin again with the first page: that would never end. */
function nextTokenOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : requireString(value, 'nextToken of the event');
}

/** A size that can't be read is no reason to fail: then Cognito decides how much a page holds. */
function maxResultsOf(value: unknown): number | undefined {
  const size = typeof value === 'string' ? Number(value) : value;
  return typeof size === 'number' && Number.isInteger(size) && size > 0 ? size : undefined;
}

/** CloudFormation sends primitives as themselves or as strings. */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function requireObject(value: unknown, what: string): object {
  if (isObject(value)) return value;
  throw new HandlerError('InvalidRequest', `${what} must be an object.`);
}

function optionalObject(value: unknown, what: string): Json {
  return value === null || value === undefined ? {} : (requireObject(value, what) as Json);
}

/** The object that should be here, or an empty one. */
function objectIn(value: unknown): Json {
  return isObject(value) ? value : {};
}

function tagsIn(value: unknown): Tags {
  return Object.fromEntries(Object.entries(objectIn(value)).filter(([, tag]) => typeof tag === 'string')) as Tags;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function requireString(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new HandlerError('InvalidRequest', `${what} must be a string that is not empty.`);
}

function optionalString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
