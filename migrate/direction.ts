/** Between which two types clients move. CloudFormation knows clients of both by the ids of the pool and the client. */
export interface Direction {
  from: string;
  to: string;
  /** Whether Ref of a client gives the client id in the type that it starts from. Our type gives the pool's id as well. */
  refIsClientId: boolean;
}

const NATIVE = 'AWS::Cognito::UserPoolClient';
const OURS = 'My::Cognito::UserPoolClient';

export const FORTH: Direction = { from: NATIVE, to: OURS, refIsClientId: true };
export const BACK: Direction = { from: OURS, to: NATIVE, refIsClientId: false };

export const MANAGED_SECRET = 'PublishSecretsInAWSSecretsManager';

/** What our type has and AWS's lacks: the property that moves a secret to Secrets Manager, and the attribute that shows where it is. */
const AHEAD: ReadonlySet<string> = new Set([MANAGED_SECRET, 'ClientSecretArn']);

/** Whether a type has a property or an attribute for GetAtt of this name. Our schema knows those of both. */
export function isOf(type: string, name: string): boolean {
  return type === OURS || !AHEAD.has(name);
}
