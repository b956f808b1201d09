/** No action and no kind of failure reaches a part that the build leaves out of the bundle. */
import { FaultQueue } from '../../local/cognito/faults';
import { startLocalCognito } from '../../local/cognito/server';
import { createPool } from '../../local/cognitoClient';
import { type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../../local/lambda/invoke';
import { endpointVariables, startHandlers } from '../../local/localAws';
import { startLocalLogs } from '../../local/logs/server';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';

/** Environment variables that would make the SDK use parts that are not in the bundle, if the code did not set these options. */
const TEMPTATIONS = { AWS_RETRY_MODE: 'adaptive', AWS_DEFAULTS_MODE: 'auto', AWS_MAX_ATTEMPTS: '5' };

test('no action and no failure reaches a part that the bundle leaves out', async () => {
  const faults = new FaultQueue();
  const [cognito, logs] = [await startLocalCognito({ faultFor: faults.faultFor }), await startLocalLogs()];
  const output: string[] = [];
  const variables = { ...endpointVariables({ cognito, logs }), ...TEMPTATIONS };
  const lambda = await startHandlers(variables, { onOutput: (text) => output.push(text) });
  const answers: AnsweredEvent[] = [];
  const keep = (answer: AnsweredEvent) => {
    answers.push(answer);
    return answer;
  };
  try {
    const UserPoolId = await createPool(cognito.url, 'walk');
    const handle = async (action: EventParts['action'], desired: object, parts: Partial<EventParts> = {}) =>
      keep(
        await invoke(lambda.url, handlerRequest({ action, desired: { UserPoolId, ...desired }, logGroupName: 'walk', ...parts })),
      );

    const { resourceModel } = await handle('CREATE', { GenerateSecret: true, CallbackURLs: ['https://a.example.com'] });
    const client = { ClientId: resourceModel?.ClientId };
    await handle('READ', client);
    await handle('UPDATE', { ...client, LogoutURLs: ['https://a.example.com'] }, { previous: { UserPoolId, ...client } });
    await handle('UPDATE', { ...client, LogoutURLs: ['https://a.example.com'] });
    await handle('LIST', {});

    await handle('CREATE', { RefreshTokenValidity: 'soon', Unknown: 1 });
    await handle('CREATE', { AllowedOAuthFlows: ['code'] });
    await handle('READ', { ClientId: '7no6such7client7no6such7cl' });
    await handle('UPDATE', { ClientId: '7no6such7client7no6such7cl' });
    await handle('LIST', {}, { nextToken: 'made-up' });
    faults
      .add('CreateUserPoolClient', 'cut-after')
      .add('UpdateUserPoolClient', 'throttle')
      .add('DescribeUserPoolClient', 'cut-before');
    faults.add('ListUserPoolClients', 'internal-error-before');
    await handle('LIST', {});
    await handle('CREATE', { ClientName: 'lost' });
    await handle('UPDATE', { ...client, LogoutURLs: ['https://b.example.com'] });
    // Not earlier, because the lost create deletes a client too.
    faults.add('DeleteUserPoolClient', 'access-denied');
    await handle('DELETE', client);
    faults.add('DeleteUserPoolClient', 'expired-credentials').add('DeleteUserPoolClient', 'throttle', Number.POSITIVE_INFINITY);
    await handle('DELETE', client);
    await handle('DELETE', client, { callbackContext: { callbacks: 29 } });

    const request = { desiredResourceState: { UserPoolId } };
    const local = { credentials: LOCAL_CREDENTIALS, action: 'LIST', region: 'us-east-1', request };
    keep(await invoke(lambda.url, local, 'TestEntrypoint'));
    keep(await invoke(lambda.url, { ...local, request: null }, 'TestEntrypoint'));
    keep(await invoke(lambda.url, { action: 'NONE' }));
    keep(await invoke(lambda.url, null));

    const outcomes = answers.map(({ status, errorCode }) => errorCode ?? status);
    expect(new Set(outcomes)).toEqual(
      new Set(['SUCCESS', 'IN_PROGRESS', 'InvalidRequest', 'NotFound', 'AccessDenied', 'InvalidCredentials']),
    );
    expect(logs.events.length).toBeGreaterThan(10);
    // The use of a missing part writes a line, even if its error is caught.
    expect(output).toEqual([]);
  } finally {
    await Promise.all([lambda.stop(), cognito.stop(), logs.stop()]);
  }
});
