/** The oldest releases of the AWS CLI, versions 1 and 2, that read AWS_ENDPOINT_URL. */
const OLDEST_CLI = ['1.29.0', '2.13.0'] as const;

/** Variables of the user's shell that would override the addresses, the keys or NO_PROXY. */
const OVERRIDING = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'no_proxy'];

const SAMPLE = 'aws cloudformation deploy --stack-name minimal --template-file examples/minimal/template.yaml';

/**
 * Lines for a shell, so that the tools of AWS use the local servers.
 * @param variables the addresses, the keys and AWS_DEFAULT_REGION
 */
export function shellLines(variables: Readonly<Record<string, string>>): string[] {
  // Version 2 of the AWS CLI and the SDKs read AWS_REGION first. Version 1 and boto3 read only AWS_DEFAULT_REGION.
  const exported = { ...variables, AWS_REGION: variables.AWS_DEFAULT_REGION, NO_PROXY: '127.0.0.1' };
  const [oldest1, oldest2] = OLDEST_CLI;
  return [
    'Copy these lines into another terminal. Tools there then use the local servers instead of AWS. The keys are not valid in AWS.',
    `  unset ${OVERRIDING.join(' ')}`,
    ...Object.entries(exported).map(([name, value]) => `  export ${name}=${value}`),
    `With version 1 of the AWS CLI, ${oldest1} or newer:`,
    `  ${SAMPLE}`,
    `With version 2 of the AWS CLI, ${oldest2} or newer:`,
    `  ${SAMPLE} --no-cli-pager`,
    'For the CDK, SAM and boto3, see guides/local-stacks.md.',
  ];
}
