import { PARAMETER, type Scene, stackOf, storedUnder } from './scene';

/** The names of resources without a name in the template. */
export const NAME_SCENES: readonly Scene[] = [
  {
    fix: 'created_resources',
    what: 'every resource has a physical id, also a permission of a function',
    run: async (engine, name) => {
      const Role = { 'Fn::GetAtt': ['Role', 'Arn'] };
      const code = { Runtime: 'python3.13', Handler: 'a.b', Role, Code: { ZipFile: 'x' } };
      const granted = { FunctionName: { Ref: 'Job' }, Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' };
      const stack = await stackOf(engine, name, {
        Resources: {
          Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
          Job: { Type: 'AWS::Lambda::Function', Properties: code },
          Grant: { Type: 'AWS::Lambda::Permission', Properties: granted },
        },
      });
      return (await stack.physicalIds()).Grant;
    },
    expected: expect.stringMatching(/^scene-\d+-Grant-\w+$/),
  },
  {
    fix: 'generated_names',
    what: 'a parameter without a name in the template is created, updated with its generated name, and deleted',
    run: async (engine, name) => {
      const version = (Value: string) => ({ Resources: { One: { Type: PARAMETER, Properties: { Type: 'String', Value } } } });
      const stack = await stackOf(engine, name, version('before'));
      const { One: created = '' } = await stack.physicalIds();
      await stack.update(JSON.stringify(version('after')));
      const { One: updated } = await stack.physicalIds();
      const [value] = await storedUnder(engine, created);
      await stack.delete();
      return { isNamed: created !== '', isKept: created === updated, value, left: await storedUnder(engine, created) };
    },
    expected: { isNamed: true, isKept: true, value: 'after', left: [null] },
  },
  {
    fix: 'generated_names',
    what: 'an API with a Body needs no name',
    run: async (engine, name) => {
      const Body = { openapi: '3.0.1', info: { title: name, version: '1' }, paths: {} };
      const stack = await stackOf(engine, name, {
        Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body } } },
      });
      return stack.status();
    },
    expected: 'CREATE_COMPLETE',
  },
];
