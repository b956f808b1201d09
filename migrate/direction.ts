/** The two types between which clients move. For both, the primary identifier has the ids of the pool and the client. */
export interface Direction {
  from: string;
  to: string;
  /**
   * How a Ref of a client changes. Ref gives the client id for AWS's type, and the pool id and client id for a registered type.
   * - toGetAtt: GetAtt replaces Ref.
   * - fromGetAtt: Ref replaces GetAtt of ClientId. A Ref of the old type has no equivalent.
   * - stays: Ref means the same for both types.
   */
  ref: 'toGetAtt' | 'fromGetAtt' | 'stays';
}

const NATIVE = 'AWS::Cognito::UserPoolClient';
const OURS = 'My::Cognito::UserPoolClient';

export const AWS_TO_OURS = directionOf(NATIVE, OURS);
export const OURS_TO_AWS = reversed(AWS_TO_OURS);

/** The name under which an organization has registered our type. */
const REGISTERED_TYPE = /^(?!AWS::)[A-Za-z0-9]{2,64}(::[A-Za-z0-9]{2,64}){2}$/i;

/**
 * Reads the direction from the options --from and --to.
 * @throws Error that names the wrong option value
 */
export function directionFromOptions({
  from = NATIVE,
  to = OURS,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): Direction {
  const wrong = [from, to].find((type) => type !== NATIVE && !REGISTERED_TYPE.test(type));
  if (wrong !== undefined) {
    throw new Error(
      `"${wrong}" is not the name of an app client type. Give ${NATIVE}, or the name of a registered type such as ${OURS}.`,
    );
  }
  if (from === to) throw new Error(`--from and --to both name ${from}: give two different types.`);
  return directionOf(from, to);
}

function directionOf(from: string, to: string): Direction {
  return { from, to, ref: from === NATIVE ? 'toGetAtt' : to === NATIVE ? 'fromGetAtt' : 'stays' };
}

/** The opposite direction. */
export function reversed({ from, to }: Direction): Direction {
  return directionOf(to, from);
}

export const MANAGED_SECRET = 'PublishSecretsInAWSSecretsManager';

/** The property that moves a secret to Secrets Manager, and the attribute with its ARN: AWS's type has neither. */
const ONLY_OURS: ReadonlySet<string> = new Set([MANAGED_SECRET, 'ClientSecretArn']);

/** Whether a type has a property, or an attribute for GetAtt, with this name. Give only names of our schema. */
export function typeHas(type: string, name: string): boolean {
  return type !== NATIVE || !ONLY_OURS.has(name);
}
