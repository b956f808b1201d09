import { Action } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { castProperties } from '../model/cast';
import { secretsOf } from '../model/clientSecret';
import { isIdentified, onlyIdentifiers } from '../model/primaryIdentifier';
import type { Identifiers } from '../model/properties';
import { credentialsIn, isRegion, type Json, objectIn, optionalString } from './eventValues';
import type { LoggingConfiguration } from './log/logDelivery';

// Functions that read an event of any form. They never throw, because the handler must also answer and log a malformed event.

/** Members of an event that do not affect the client. Values that cannot be read are left out. */
export interface EventMetadata {
  typeConfiguration: Json;
  awsAccountId?: string | undefined;
  /** The tags of the stack now, before the update, and the tags that CloudFormation adds. */
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

/** The members of an event that identify it in the log. */
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

/** The destination of the log. Undefined if CloudFormation asks for no log, or if the event lacks what is needed to write it. */
export function loggingConfigurationIn(event: unknown): LoggingConfiguration | undefined {
  const { region, requestData } = objectIn(event);
  const { providerCredentials, providerLogGroupName } = objectIn(requestData);
  const credentials = credentialsIn(providerCredentials);
  const logGroupName = optionalString(providerLogGroupName);
  return credentials && logGroupName && isRegion(region) ? { credentials, region, logGroupName } : undefined;
}

/** The values in an event that no message and no log may contain. */
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
 * The identifiers of an event's client, for the answer FAILED. Undefined for a create: if its event names a client, that client
 * belongs to another resource, and a rollback would delete it.
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
