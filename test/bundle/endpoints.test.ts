/**
 * The hosts that the bundle calls in the partitions of AWS. The tests stop every call before it is sent, so no name is resolved.
 */
import dns from 'node:dns';
import { handlerRequest } from '../../local/lambda/invoke';
import type { entrypoint as Entrypoint } from '../../src/handlers';

const { entrypoint }: { entrypoint: typeof Entrypoint } = require('../../build/TypeFunction/dist/handlers.js');

/** Too little time for a second attempt. */
const CONTEXT = { getRemainingTimeInMillis: () => 250 } as NonNullable<Parameters<typeof Entrypoint>[1]>;

async function hostsIn(region: string): Promise<Set<string>> {
  const hosts = new Set<string>();
  const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((host: string, _options: object, done: (error: Error) => void) => {
    hosts.add(host);
    done(Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' }));
  }) as typeof dns.lookup);
  try {
    const desired = { UserPoolId: `${region}_Ab12Cd34E`, ClientId: '1client' };
    const event = { ...handlerRequest({ action: 'READ', desired, logGroupName: 'logs' }), region };
    expect(await entrypoint(event, CONTEXT)).toMatchObject({ status: 'FAILED', errorCode: 'NetworkFailure' });
    return hosts;
  } finally {
    lookup.mockRestore();
  }
}

test.each([
  ['us-east-1', 'amazonaws.com'],
  ['ap-southeast-7', 'amazonaws.com'],
  ['cn-north-1', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'amazonaws.com'],
  ['eusc-de-east-1', 'amazonaws.eu'],
  ['us-iso-east-1', 'c2s.ic.gov'],
  ['us-isob-east-1', 'sc2s.sgov.gov'],
  ['us-isof-south-1', 'csp.hci.ic.gov'],
  ['eu-isoe-west-1', 'cloud.adc-e.uk'],
])('in %s both services are called under %s', async (region, suffix) => {
  expect(await hostsIn(region)).toEqual(new Set([`cognito-idp.${region}.${suffix}`, `logs.${region}.${suffix}`]));
});
