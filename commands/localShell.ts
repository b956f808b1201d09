/** The oldest releases of the AWS CLI, versions 1 and 2, that read AWS_ENDPOINT_URL. */
const OLDEST_CLI = ['1.29.0', '2.13.0'] as const;

/** Variables of a person's own that would lead a tool past the address, the keys or NO_PROXY. */
const IN_THE_WAY = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'no_proxy'];

const SAMPLE = 'aws cloudformation deploy --stack-name minimal --template-file examples/minimal/template.yaml';

/**
 * Lines for a shell in which the tools of AWS are to use this machine.
 * @param variables what they need to know, among it AWS_DEFAULT_REGION
 */
export function shellLines(variables: Readonly<Record<string, string>>): string[] {
  // Version 2 of the AWS CLI and the SDKs read AWS_REGION first, version 1 and boto3 know the other one alone.
  const exported = { ...variables, AWS_REGION: variables.AWS_DEFAULT_REGION, NO_PROXY: '127.0.0.1' };
  const [oldest1, oldest2] = OLDEST_CLI;
  return [
    'Copy these lines into another terminal. Its tools then use this machine in place of AWS, with keys that AWS does not know:',
    `  unset ${IN_THE_WAY.join(' ')}`,
    ...Object.entries(exported).map(([name, value]) => `  export ${name}=${value}`),
    `With version 1 of the AWS CLI, ${oldest1} or newer:`,
    `  ${SAMPLE}`,
    `With version 2 of the AWS CLI, ${oldest2} or newer:`,
    `  ${SAMPLE} --no-cli-pager`,
    'guides/local-stacks.md has the CDK, SAM and boto3.',
  ];
}
