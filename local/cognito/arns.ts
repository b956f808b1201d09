export interface Account {
  region: string;
  accountId: string;
}

/** The partitions other than `aws`, by the prefix of their Regions' names (DOC). */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eusc-', 'aws-eusc'],
];

const partitionOf = (region: string) => PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';

/** The ARN of a resource in the Region. */
export const regionalArn = ({ region, accountId }: Account, service: string, resource: string): string =>
  `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;

/** The ARN of an IAM resource, which has no Region. */
export const iamArn = ({ region, accountId }: Account, resource: string): string =>
  `arn:${partitionOf(region)}:iam::${accountId}:${resource}`;

export const userPoolArn = (account: Account, poolId: string): string =>
  regionalArn(account, 'cognito-idp', `userpool/${poolId}`);
