import { Stack } from '../../../../local/cloudformation/stacks/stack';
import { appTemplate, MODEL, scriptedHandlers } from '../../../support/scriptedHandlers';
import type { Json } from '../../../support/world';

const here = scriptedHandlers();
const actions = () => here.events.map(({ action }) => action);

describe('an import', () => {
  const { UserPoolId, ClientId } = MODEL;
  const ResourceIdentifier = { UserPoolId, ClientId };
  const resources = [{ ResourceType: 'My::Cognito::UserPoolClient', LogicalResourceId: 'App', ResourceIdentifier }];
  const empty = { Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } };
  const withClient = (attributes: Json, others: Json = {}): string => {
    const { Resources } = JSON.parse(appTemplate({ AuthSessionValidity: 5 }, attributes));
    return JSON.stringify({ ...others, Resources: { ...empty.Resources, ...Resources } });
  };

  async function emptyStack(name: string): Promise<Stack> {
    const stack = new Stack(here.engine, name);
    await stack.create(JSON.stringify(empty));
    return stack;
  }

  test('reads the client by its identifiers, and updates it to the properties in the template', async () => {
    const stack = await emptyStack('import');
    await stack.import(withClient({ DeletionPolicy: 'Retain' }), resources);
    expect(await stack.status()).toBe('IMPORT_COMPLETE');
    expect((await stack.physicalIds()).App).toBe(`${UserPoolId}|${ClientId}`);
    expect(actions()).toEqual(['READ', 'UPDATE']);
    expect(here.events[0]?.requestData.resourceProperties).toEqual(ResourceIdentifier);
    expect(here.events[1]?.requestData.resourceProperties).toMatchObject({ ...ResourceIdentifier, AuthSessionValidity: '5' });
  });

  test('does not change the stack if the read of the client fails', async () => {
    const stack = await emptyStack('import-rollback');
    here.script = [{ status: 'FAILED', errorCode: 'NotFound', message: 'no such client' }];
    await stack.import(withClient({ DeletionPolicy: 'Retain' }), resources);
    expect(await stack.status()).toBe('IMPORT_ROLLBACK_COMPLETE');
    expect(await stack.lastFailure()).toMatch(/message: "no such client" \(RequestToken: \S+, HandlerErrorCode: NotFound\)$/);
    expect(Object.keys(await stack.physicalIds())).toEqual(['Nothing']);
  });

  test.each([
    ['a resource without a DeletionPolicy', withClient({}), 'App must have a DeletionPolicy attribute'],
    [
      'a new output',
      withClient({ DeletionPolicy: 'Retain' }, { Outputs: { Id: { Value: 'x' } } }),
      'cannot modify or add [Outputs]',
    ],
    [
      'a change of another resource',
      withClient({ DeletionPolicy: 'Retain' }).replace(
        '"Type":"AWS::CloudFormation',
        '"Metadata":{},"Type":"AWS::CloudFormation',
      ),
      'no resource but those to import may change',
    ],
  ])('is refused with %s', async (name, body, message) => {
    const stack = await emptyStack(`import-${name.replaceAll(' ', '-')}`);
    await expect(stack.import(body, resources)).rejects.toThrow(message);
    expect(here.events).toEqual([]);
  });
});
