/**
 * The operations of AWS Secrets Manager on the secrets that Cognito manages. Requests, answers and messages follow Secrets Manager (DOC).
 */
import { CognitoError } from './errors';
import { ownArnOf, rotateSecret } from './managedSecrets';
import { type CognitoState, epochSeconds, type ManagedSecret, type UserPoolClient } from './state';

interface SecretRequest {
  /** The ARN, with or without the six characters at its end, or the friendly name. */
  SecretId: string;
}

type Version = ManagedSecret['versions'][number];

const DAY_MS = 86_400_000;

const missing = (what: string) =>
  new CognitoError('ResourceNotFoundException', `Secrets Manager can't find the specified secret${what}.`);

export function getSecretValue(state: CognitoState, request: SecretRequest & { VersionId?: string; VersionStage?: string }) {
  const { poolId, client, managed } = findSecret(state, request);
  const version = findVersion(managed, request);
  return {
    ARN: ownArnOf(state, managed),
    Name: managed.name,
    VersionId: version.id,
    SecretString: JSON.stringify({
      userPoolId: poolId,
      userPoolClientId: client.clientId,
      clientSecretValue: version.value,
    }),
    VersionStages: stagesOf(managed, version),
    CreatedDate: epochSeconds(version.createdAt),
  };
}

export function describeSecret(state: CognitoState, request: SecretRequest) {
  const { managed } = findSecret(state, request);
  const { AutomaticallyAfterDays: days } = managed.rotationRules;
  return {
    ARN: ownArnOf(state, managed),
    Name: managed.name,
    OwningService: 'cognito-idp',
    RotationEnabled: true,
    RotationRules: managed.rotationRules,
    LastRotatedDate: epochSeconds(managed.rotatedAt),
    LastChangedDate: epochSeconds(managed.rotatedAt),
    ...(days !== undefined && { NextRotationDate: epochSeconds(managed.rotatedAt + days * DAY_MS) }),
    CreatedDate: epochSeconds(managed.createdAt),
    VersionIdsToStages: Object.fromEntries(managed.versions.map((version) => [version.id, stagesOf(managed, version)])),
  };
}

/** Changes the value and stores a new schedule, if there is one. The ARN stays. */
export function rotateSecretNow(
  state: CognitoState,
  request: SecretRequest & {
    ClientRequestToken?: string;
    RotateImmediately?: boolean;
    RotationRules?: ManagedSecret['rotationRules'];
  },
) {
  const { client, managed } = findSecret(state, request);
  const { AutomaticallyAfterDays, ScheduleExpression } = request.RotationRules ?? {};
  // DOC; the text is INF.
  if (AutomaticallyAfterDays !== undefined && ScheduleExpression !== undefined) {
    throw new CognitoError(
      'InvalidParameterException',
      'RotationRules can have either AutomaticallyAfterDays or ScheduleExpression, and not both.',
    );
  }
  managed.rotationRules = request.RotationRules ?? managed.rotationRules;
  const answer = { ARN: ownArnOf(state, managed), Name: managed.name };
  const { ClientRequestToken: token, RotateImmediately = true } = request;
  if (!RotateImmediately) return answer;
  // The token is the id of the new version, so a repeated request creates no second version.
  const isRepeated = managed.versions.some(({ id }) => id === token);
  return { ...answer, VersionId: isRepeated ? token : rotateSecret(state, client, managed, token) };
}

interface FoundSecret {
  poolId: string;
  client: UserPoolClient;
  managed: ManagedSecret;
}

/** Finds a secret by its name, or by its ARN in either form. The ARN can lack its last seven characters (DOC). */
function findSecret(state: CognitoState, { SecretId }: SecretRequest): FoundSecret {
  const known = SecretId.replace(/:secret\//, ':secret:');
  for (const pool of state.pools.all()) {
    for (const client of pool.clients.all()) {
      const managed = client.managedSecret;
      if (managed === undefined) continue;
      const arn = ownArnOf(state, managed);
      const names = [arn, arn.slice(0, -managed.suffix.length - 1), managed.name];
      if (names.includes(known)) return { poolId: pool.id, client, managed };
    }
  }
  throw missing('');
}

/** Finds a version by its id, its stage, or both. Default: the current version. */
function findVersion(managed: ManagedSecret, request: { VersionId?: string; VersionStage?: string }): Version {
  const { VersionId: id, VersionStage: stage } = request;
  const wantedStage = stage ?? 'AWSCURRENT';
  const version = managed.versions.find((one) =>
    id === undefined ? stagesOf(managed, one).includes(wantedStage) : one.id === id,
  );
  if (version === undefined)
    throw missing(id === undefined ? ` value for staging label: ${wantedStage}` : ` value for VersionId: ${id}`);
  if (stage !== undefined && !stagesOf(managed, version).includes(stage)) {
    throw new CognitoError(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  }
  return version;
}

function stagesOf({ versions }: ManagedSecret, version: Version): string[] {
  return [version === versions.at(-1) ? 'AWSCURRENT' : 'AWSPREVIOUS'];
}
