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

/** What GetAtt knows of either type. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(['ClientId', 'ClientSecret', 'Name']);
