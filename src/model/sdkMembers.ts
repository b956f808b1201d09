/**
 * Compares the table of attributes with the types of the SDK. The comparison happens at compile time only. A difference is a
 * compile error that names the member.
 */
import type {
  CreateUserPoolClientRequest,
  UpdateUserPoolClientRequest,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ANSWER_ONLY } from './attributes';
import type { Identifiers, SettingName, Settings } from './properties';

/**
 * Members that Cognito has, but the SDK does not know (botocore 1.44.8). The handlers send and read them anyway. Once the SDK
 * knows a member, its line here no longer compiles. Remove the line then.
 */
export const AHEAD_OF_SDK = {
  requests: ['PublishSecretsInAWSSecretsManager'],
  answers: ['ClientSecretArn'],
} as const;

type InRequests = (typeof AHEAD_OF_SDK.requests)[number];
type InAnswers = (typeof AHEAD_OF_SDK.answers)[number];

/** Members that only a request has. An answer shows their effect in another member. */
type RequestOnly = 'PublishSecretsInAWSSecretsManager';

/** Accepts no member. So a compile error names each member that only one side has. */
type None<Left extends never> = Left;

export type SdkKnowsBy = [
  None<Extract<InRequests, keyof CreateUserPoolClientRequest | keyof UpdateUserPoolClientRequest>>,
  None<Extract<InAnswers, keyof UserPoolClientType>>,
];

type SettingOfRequest = Exclude<SettingName, InRequests>;
type OfUpdate = Exclude<keyof UpdateUserPoolClientRequest, keyof Identifiers>;
// The type does not offer `ClientSecret` of Create, which is a secret from the caller, because the template would show it in
// plain text.
type OfCreate = Exclude<keyof CreateUserPoolClientRequest, 'UserPoolId' | 'GenerateSecret' | 'ClientSecret'>;
type OfAnswer = Exclude<Exclude<SettingName, RequestOnly> | (typeof ANSWER_ONLY)[number], InAnswers>;

export type TableKnowsAll = [
  None<Exclude<OfUpdate, SettingName>>,
  None<Exclude<OfCreate, SettingName>>,
  None<Exclude<keyof UserPoolClientType, OfAnswer>>,
];

export type SdkKnowsAll = [
  None<Exclude<SettingOfRequest, OfUpdate>>,
  None<Exclude<SettingOfRequest, OfCreate>>,
  None<Exclude<OfAnswer, keyof UserPoolClientType>>,
];

/** The settings that have members. */
type WithMembers = {
  [name in SettingName]: NonNullable<Settings[name]> extends string | number | boolean | readonly string[] ? never : name;
}[SettingName];

/** The members of a setting whose types differ, and the members that only one of the two types has. */
type Difference<Setting extends string, Ours, Theirs> = {
  [member in (keyof Ours | keyof Theirs) & string]-?: member extends keyof Ours & keyof Theirs
    ? [NonNullable<Ours[member]>, NonNullable<Theirs[member]>] extends [NonNullable<Theirs[member]>, NonNullable<Ours[member]>]
      ? never
      : `${Setting}.${member}`
    : `${Setting}.${member}`;
}[(keyof Ours | keyof Theirs) & string];

export type SameInside = None<
  {
    [name in WithMembers]: Difference<name, NonNullable<Settings[name]>, NonNullable<UpdateUserPoolClientRequest[name]>>;
  }[WithMembers]
>;
