/** The points at which nobody knows what Cognito does. guides/local-cognito.md tells of them, too. */

/** Each point with the readings there are. */
export interface Readings {
  /**
   * What an update does to the four attributes whose omission nobody has recorded on the service itself: RefreshTokenValidity,
   * EnableTokenRevocation, AuthSessionValidity and RefreshTokenRotation.
   *
   * - `reset`: they return to their defaults, as the documentation says of every attribute that an update omits.
   * - `keep`: they stay. All four were seen to, three of them through AWS's own resource type.
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
}

export const defaultReadings: Readings = { onOmission: 'reset', clientType: 'absent', limitText: 'named' };
