/** The points at which nobody knows what Cognito does. guides/local-cognito.md tells of them, too. */

/** Each point with the readings there are. */
export interface Readings {
  /**
   * What an update does to the attributes whose omission is in no recording of the service itself. Their rows in `clientSettings.ts` say
   * that they are open, and their facts where they were seen to stay.
   *
   * - `reset`: they return to their defaults, as the documentation says of every attribute that an update omits.
   * - `keep`: they stay. Each unit of TokenValidityUnits stays by itself. So an update that sends some units keeps the others, and one that sends none keeps all. No
   *   report speaks of a single unit; this reading differs most from `reset`.
   *
   * The default is `reset`. The documentation speaks of the operation itself, in words that leave no exception; the observations were
   * made through a layer that reads and writes on its own account. It is the safer side, too: a caller that forgets an attribute is
   * found out here, and not in production. A provider has to be right under both, so its tests run under both.
   */
  onOmission: 'reset' | 'keep';
  /**
   * Whether a client shows its ClientType.
   *
   * - `absent`: it does not, as in every recording.
   * - `shown`: it is REGULAR, as the newest API models say of every client that was not registered dynamically.
   *
   * The default is `absent`, which was seen. With `shown` a caller is found out that writes back whatever it reads: an update does not
   * know this member.
   */
  clientType: 'absent' | 'shown';
  /**
   * What the exception says when a pool is full.
   *
   * - `named`: the pool and its limit, as Cognito's other refusals name what they are about.
   * - `plain`: no more than that a limit was exceeded, as its throttling does.
   *
   * No text has been recorded. The default is `named`, for whoever reads it; a caller must not depend on either.
   */
  limitText: 'named' | 'plain';
  /**
   * What a LITE pool says to a RefreshTokenRotation that is sent as DISABLED.
   *
   * - `accepted`: it takes it, as other pools do.
   * - `refused`: it has no rotation to switch off, and refuses the attribute as it refuses rotation.
   *
   * The default is `accepted`: the refusal's own words ask for the feature to be disabled, and that is what was sent.
   */
  disabledOnLite: 'accepted' | 'refused';
  /**
   * Whether Cognito knows the auth flows ALLOW_TOKEN_EXCHANGE_DELEGATION, ALLOW_TOKEN_EXCHANGE_IMPERSONATION and ALLOW_CLIENT_TOKEN_AUTH.
   *
   * - `known`: it does. The first two are in botocore's newest model, and the JavaScript SDK describes an operation that can be called
   *   with the third alone.
   * - `unknown`: they are values outside of the enumeration. The JavaScript SDK's has none of them, and no model's has the third.
   *
   * The default is `known`: each is named by AWS, and enumerations lag behind, as that of the SDK shows with the first two.
   */
  newAuthFlows: 'known' | 'unknown';
  /**
   * What PublishSecretsInAWSSecretsManager does where it is true and Cognito manages the secret already.
   *
   * - `rotates`: the secret is rotated again, as it is when Cognito begins to manage it.
   * - `nothing`: it stays.
   *
   * The default is `rotates`: it finds the callers who repeat the parameter with every update.
   */
  publishAgain: 'rotates' | 'nothing';
  /**
   * The form of ClientSecretArn.
   *
   * - `colon`: `...:secret:NAME`, as Secrets Manager writes its ARNs.
   * - `slash`: `...:secret/NAME`, as the pattern in Cognito's API model has it.
   *
   * The default is `colon`: Secrets Manager makes the ARN, and its operations take it.
   */
  secretArn: 'colon' | 'slash';
  /**
   * What Cognito says to PublishSecretsInAWSSecretsManager where it is true and the client has no generated secret.
   *
   * - `ignored`: it accepts the request, and nothing is moved: "applies only when GenerateSecret is true".
   * - `refused`: it refuses the request as invalid.
   *
   * The default is `ignored`, which the words of the API reference are closer to. It finds the callers who take a success for granted.
   */
  publishWithoutSecret: 'ignored' | 'refused';
  /**
   * What Cognito says to a callback or logout URL that has no scheme (`app.example.com`, `/cb`), or a web address without a host
   * (`https://`).
   *
   * - `accepted`: it keeps the text as it is. The API model's pattern lets it through.
   * - `refused`: it refuses the request as invalid. The API reference asks for an absolute URI.
   *
   * The default is `accepted`: no refusal has been recorded. With `refused` a template is found out whose URL lacks its scheme.
   */
  relativeUrls: 'accepted' | 'refused';
}

export const DEFAULT_READINGS: Readings = {
  onOmission: 'reset',
  clientType: 'absent',
  limitText: 'named',
  disabledOnLite: 'accepted',
  newAuthFlows: 'known',
  publishAgain: 'rotates',
  secretArn: 'colon',
  publishWithoutSecret: 'ignored',
  relativeUrls: 'accepted',
};
