/** The points where Cognito's behaviour is unknown (OPEN). guides/local-cognito.md lists them, too. */

/** Each point with its possible behaviours. */
export interface OpenBehaviours {
  /**
   * The effect of an update on those omitted attributes for which no recording of Cognito itself exists. Their rows in
   * `clientSettings.ts` are `open`. Their facts name the observations of values that stayed.
   *
   * - `reset`: the attributes return to their defaults, as Cognito documents for every omitted attribute.
   * - `keep`: they stay. Each unit of TokenValidityUnits stays separately: an update that sends some units keeps the others, and
   *   an update without units keeps all. No report covers a single unit, so this is the behaviour that differs most from `reset`.
   *
   * The default is `reset`. The documentation is about the operation itself and names no exception. The observations were made
   * through other software, which reads and writes clients itself. `reset` is also safer: if a caller forgets an attribute, its
   * tests fail here. A provider must work with both behaviours, so its tests run with both.
   */
  onOmission: 'reset' | 'keep';
  /**
   * Whether a client shows its ClientType.
   *
   * - `absent`: it does not, as in every recording.
   * - `shown`: it is REGULAR, as the newest API models say of every client that was not registered dynamically.
   *
   * The default is `absent`, as recorded. `shown` reveals a caller that writes back every member that it reads: an update does
   * not have this member.
   */
  clientType: 'absent' | 'shown';
  /**
   * The message of the exception when a pool is full.
   *
   * - `named`: it names the pool and its limit, as Cognito's other errors name their subject.
   * - `plain`: it says only that a limit was exceeded, as Cognito's throttling errors do.
   *
   * No text has been recorded. The default is `named`, because it helps the reader. A caller must not depend on either text.
   */
  limitText: 'named' | 'plain';
  /**
   * How a LITE pool answers a RefreshTokenRotation that is DISABLED.
   *
   * - `accepted`: it accepts the attribute, as other pools do.
   * - `refused`: it refuses the attribute, as it refuses ENABLED.
   *
   * The default is `accepted`: the error for ENABLED asks to disable the feature, and the request does that.
   */
  disabledOnLite: 'accepted' | 'refused';
  /**
   * Whether Cognito knows the auth flows ALLOW_TOKEN_EXCHANGE_DELEGATION, ALLOW_TOKEN_EXCHANGE_IMPERSONATION and
   * ALLOW_CLIENT_TOKEN_AUTH.
   *
   * - `known`: it does. The newest model of botocore has the first two. The SDK for JavaScript describes an operation that only
   *   the third one allows.
   * - `unknown`: they are not values of the enumeration. The SDK for JavaScript has none of them, and no model has the third one.
   *
   * The default is `known`: AWS names each of them, and enumerations lag behind, as the SDK shows for the first two.
   */
  newAuthFlows: 'known' | 'unknown';
  /**
   * The effect of PublishSecretsInAWSSecretsManager: true when Cognito manages the secret already.
   *
   * - `rotates`: the secret is rotated again, as it is when Cognito begins to manage it.
   * - `nothing`: the secret stays.
   *
   * The default is `rotates`: it reveals callers that repeat the parameter with every update.
   */
  publishAgain: 'rotates' | 'nothing';
  /**
   * The form of ClientSecretArn.
   *
   * - `colon`: `...:secret:NAME`, as Secrets Manager writes its ARNs.
   * - `slash`: `...:secret/NAME`, as the pattern in Cognito's API model has it.
   *
   * The default is `colon`: Secrets Manager creates the ARN, and its operations accept this form.
   */
  secretArn: 'colon' | 'slash';
  /**
   * How Cognito answers PublishSecretsInAWSSecretsManager: true when the client has no generated secret.
   *
   * - `ignored`: it accepts the request and moves nothing: "applies only when GenerateSecret is true".
   * - `refused`: it refuses the request as invalid.
   *
   * The default is `ignored`, which is closer to the words of the API reference. It reveals callers that do not check the result.
   */
  publishWithoutSecret: 'ignored' | 'refused';
  /**
   * How Cognito answers a callback or logout URL without a scheme (`app.example.com`, `/cb`), or a web address without a host
   * (`https://`).
   *
   * - `accepted`: it stores the text. The pattern of the API model allows it.
   * - `refused`: it refuses the request as invalid. The API reference requires an absolute URI.
   *
   * The default is `accepted`: no error has been recorded. `refused` reveals a template whose URL lacks its scheme.
   */
  relativeUrls: 'accepted' | 'refused';
}

type Values = { readonly [Name in keyof OpenBehaviours]: readonly [OpenBehaviours[Name], ...OpenBehaviours[Name][]] };

/** The possible behaviours of each point. The first one is the default. */
export const POSSIBLE_BEHAVIOURS: Values = {
  onOmission: ['reset', 'keep'],
  clientType: ['absent', 'shown'],
  limitText: ['named', 'plain'],
  disabledOnLite: ['accepted', 'refused'],
  newAuthFlows: ['known', 'unknown'],
  publishAgain: ['rotates', 'nothing'],
  secretArn: ['colon', 'slash'],
  publishWithoutSecret: ['ignored', 'refused'],
  relativeUrls: ['accepted', 'refused'],
};

export const DEFAULT_BEHAVIOURS = Object.fromEntries(
  Object.entries(POSSIBLE_BEHAVIOURS).map(([name, [first]]) => [name, first]),
) as unknown as OpenBehaviours;
