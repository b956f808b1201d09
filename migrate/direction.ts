/** Between which two types clients move. CloudFormation knows clients of both by the ids of the pool and the client. */
export interface Direction {
  from: string;
  to: string;
  /**
   * What becomes of a Ref of a client. It gives the client id for AWS's type, and the ids of pool and client for a registered type.
   * - toGetAtt: GetAtt takes its place.
   * - fromGetAtt: it takes the place of GetAtt ClientId, and has no counterpart itself.
   * - stays: it means the same for both types.
   */
  ref: 'toGetAtt' | 'fromGetAtt' | 'stays';
}

const NATIVE = 'AWS::Cognito::UserPoolClient';
const OURS = 'My::Cognito::UserPoolClient';

export const FORTH = directionOf(NATIVE, OURS);
export const BACK = reversed(FORTH);

/** A type that an organization has registered under a name of its own. */
const REGISTERED_TYPE = /^(?!AWS::)[A-Za-z0-9]{2,64}(::[A-Za-z0-9]{2,64}){2}$/i;

/**
 * The direction that the options of the command name.
 * @throws Error that says which name is wrong
 */
export function directionGiven({ from = NATIVE, to = OURS }: { from?: string | undefined; to?: string | undefined }): Direction {
  const wrong = [from, to].find((type) => type !== NATIVE && !REGISTERED_TYPE.test(type));
  if (wrong !== undefined) {
    throw new Error(`"${wrong}" is no type of app clients. Give ${NATIVE}, or the name of a registered type such as ${OURS}.`);
  }
  if (from === to) throw new Error(`The clients have the type ${from} already: give two different types with --from and --to.`);
  return directionOf(from, to);
}

function directionOf(from: string, to: string): Direction {
  return { from, to, ref: from === NATIVE ? 'toGetAtt' : to === NATIVE ? 'fromGetAtt' : 'stays' };
}

/** The way back. */
export function reversed({ from, to }: Direction): Direction {
  return directionOf(to, from);
}

export const MANAGED_SECRET = 'PublishSecretsInAWSSecretsManager';

/** What our type has and AWS's lacks: the property that moves a secret to Secrets Manager, and the attribute that shows where it is. */
const AHEAD: ReadonlySet<string> = new Set([MANAGED_SECRET, 'ClientSecretArn']);

/** Whether a type has a property or an attribute for GetAtt of this name. Our schema knows those of both. */
export function isOf(type: string, name: string): boolean {
  return type !== NATIVE || !AHEAD.has(name);
}
