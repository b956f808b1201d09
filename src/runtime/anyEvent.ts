import { Action } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { castProperties } from '../model/cast';
import { secretsOf } from '../model/clientSecret';
import { isIdentified, onlyIdentifiers } from '../model/primaryIdentifier';
import type { Identifiers } from '../model/properties';
import { credentialsIn, isRegion, type Json, objectIn, optionalString } from './eventValues';
import type { LoggingConfiguration } from './log/logDelivery';

// Readers of an event that may be anything at all. The handler answers and logs such an event too, so none of them throws.

/** The other members of an event. None of them decides about a client, so values that cannot be read are left out. */
export interface EventMetadata {
  typeConfiguration: Json;
  awsAccountId?: string | undefined;
  /** The tags of the stack, now and before, and those that CloudFormation adds. */
  stackTags: Tags;
  previousStackTags: Tags;
  systemTags: Tags;
}

type Tags = Record<string, string>;

export function metadataIn(event: unknown): EventMetadata {
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

/** The names of an event in a log. */
export interface EventNames {
  action: unknown;
  logicalResourceId: string | undefined;
  stackId: string | undefined;
}

export function namesIn(event: unknown): EventNames {
  const { action, stackId, requestData } = objectIn(event);
  const { logicalResourceId } = objectIn(requestData);
  return { action, logicalResourceId: optionalString(logicalResourceId), stackId: optionalString(stackId) };
}

/** Where the log of an event goes. Undefined: CloudFormation does not ask for a log, or asks for one that cannot be written. */
export function loggingConfigurationIn(event: unknown): LoggingConfiguration | undefined {
  const { region, requestData } = objectIn(event);
  const { providerCredentials, providerLogGroupName } = objectIn(requestData);
  const credentials = credentialsIn(providerCredentials);
  const logGroupName = optionalString(providerLogGroupName);
  return credentials && logGroupName && isRegion(region) ? { credentials, region, logGroupName } : undefined;
}

/** Every value in an event that must not get into a message or a log. */
export function secretsIn(event: unknown): unknown[] {
  const { callerCredentials, providerCredentials, resourceProperties, previousResourceProperties } = objectIn(
    objectIn(event).requestData,
  );
  return [
    ...Object.values(objectIn(callerCredentials)),
    ...Object.values(objectIn(providerCredentials)),
    ...secretsOf(objectIn(resourceProperties)),
    ...secretsOf(objectIn(previousResourceProperties)),
  ];
}

/**
 * The identifiers of the client that an event is about: a FAILED event carries them. The event of a create is about no client yet. A
 * client that it names belongs to another resource, and a rollback would delete it.
 */
export function identifiersIn(event: unknown): Identifiers | undefined {
  const { action, requestData } = objectIn(event);
  if (action === Action.Create) return undefined;
  const state = objectIn(objectIn(requestData).resourceProperties);
  const { properties } = castProperties(onlyIdentifiers(state));
  return isIdentified(properties) ? properties : undefined;
}

function tagsIn(value: unknown): Tags {
  return Object.fromEntries(Object.entries(objectIn(value)).filter(([, tag]) => typeof tag === 'string')) as Tags;
}
