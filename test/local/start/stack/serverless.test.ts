/** Templates of SAM as users write them, before the SAM CLI packages them. */
import { withoutServerless } from '../../../../local/start/stack/serverless';
import type { Resource } from '../../../../local/start/stack/template';
import { type LifeResult, Lives } from './lives';

const here = Lives.ofThisFile();

const SAM = 'Transform: AWS::Serverless-2016-10-31\n';

function statusesOf({ steps, failure }: LifeResult) {
  return { failure, statuses: steps.map(({ status }) => status) };
}

const WHOLE = { failure: undefined, statuses: ['CREATE_COMPLETE', undefined, 'UPDATE_COMPLETE', 'DELETE_COMPLETE'] };

test('creates functions and tables of SAM, and a client that uses their values', async () => {
  const life = await here.ofTexts([
    `${SAM}Resources:
  Pool: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt Check.Arn}}}
  Check: {Type: AWS::Serverless::Function, Properties: {InlineCode: "exports.handler = async (event) => event", Runtime: nodejs22.x, Handler: index.handler}}
  Users: {Type: AWS::Serverless::SimpleTable, Properties: {TableName: users}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: !Sub "app-of-\${Users}"}}
Outputs: {Check: {Value: !GetAtt Check.Arn}}
`,
  ]);
  expect(statusesOf(life)).toEqual(WHOLE);
  expect(life.steps.flatMap(({ leftOut }) => leftOut)).toEqual([]);
  expect(life.steps[0]?.clients[0]?.properties).toMatchObject({ ClientName: 'app-of-users' });
  expect(life.steps[0]?.outputs).toEqual({ Check: expect.stringMatching(/^arn:aws:lambda:us-east-1:123456789012:function:/) });
});

test('creates a function whose code is a path on this machine, also in Globals', async () => {
  const life = await here.ofTexts([
    `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Globals: {Function: {CodeUri: ., Runtime: python3.13, Handler: index.handler}}
Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  Check: {Type: AWS::Serverless::Function, Properties: {Events: {SignUp: {Type: Cognito, Properties: {UserPool: !Ref Pool, Trigger: PreSignUp}}}}}
  Jobs: {Type: AWS::Serverless::Function, Properties: {CodeUri: ./jobs, Environment: {Variables: {CLIENT_ID: !GetAtt App.ClientId}}}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool}}
`,
  ]);
  expect(statusesOf(life)).toEqual(WHOLE);
  expect(life.steps.flatMap(({ leftOut }) => leftOut)).toEqual([]);
});

const API = `${SAM}Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  Home:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: s3://elsewhere/home.zip, Runtime: python3.13, Handler: index.handler, Events: {Get: {Type: HttpApi}}}
  Web: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, LogoutURLs: [!Sub "https://\${ServerlessHttpApi}.example.com"]}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool}}
`;

test('names an unsupported resource that SAM adds, and says how to include the client that needs it', async () => {
  const life = await here.ofTexts([API]);
  expect(statusesOf(life)).toEqual(WHOLE);
  expect(life.steps[0]?.clients.map(({ name }) => name)).toEqual(['App']);
  expect(life.steps[0]?.leftOut).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'ServerlessHttpApi', what: 'AWS::ApiGatewayV2::Api' }),
      expect.objectContaining({
        name: 'Web',
        reason: 'it needs ServerlessHttpApi. To include it, add --parameter ServerlessHttpApi=VALUE',
      }),
      expect.objectContaining({ name: 'Home', reason: expect.stringContaining('NoSuchBucket') }),
    ]),
  );
});

test('includes the client if the value of the resource that SAM adds is given', async () => {
  const life = await here.ofTexts([API], { ServerlessHttpApi: 'a1b2c3' });
  expect(statusesOf(life)).toEqual(WHOLE);
  expect(life.steps[0]?.clients[0]).toMatchObject({ name: 'Web', properties: { LogoutURLs: ['https://a1b2c3.example.com'] } });
});

test('reports an error of SAM before it creates anything', async () => {
  const text = `${SAM}Resources:
  Check: {Type: AWS::Serverless::Function, Properties: {CodeUri: src/}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: us-east-1_abc}}
`;
  await expect(here.ofTexts([text])).rejects.toThrow(
    /yaml: Transform AWS::Serverless-2016-10-31 failed with: .*Resource with id \[Check\] is invalid\. Runtime and Handler/,
  );
});

function expandedOf(Resources: Record<string, Resource>, parameters: Record<string, string> = {}) {
  const template = { Transform: 'AWS::Serverless-2016-10-31', Parameters: { Stage: { Type: 'String' } }, Resources };
  return withoutServerless({ file: 'template.yaml', path: 'template.yaml', template }, new Map(Object.entries(parameters)));
}

test('passes the values of parameters to SAM, and puts the resources that SAM adds after the resources of the template', async () => {
  const Properties = { CodeUri: 'src/', Runtime: 'python3.13', Handler: 'index.handler', AutoPublishAlias: { Ref: 'Stage' } };
  const resources = {
    Zone: { Type: 'AWS::Serverless::SimpleTable' },
    Job: { Type: 'AWS::Serverless::Function', Properties },
    App: { Type: 'My::Cognito::UserPoolClient' },
  };
  const { template } = await expandedOf(resources, { Stage: 'beta', ServerlessRestApi: 'no parameter of the template' });
  expect(template).not.toHaveProperty('Transform');
  expect(Object.keys(template.Resources)).toEqual([
    'Zone',
    'Job',
    'App',
    'JobAliasbeta',
    'JobRole',
    expect.stringMatching(/^JobVersion/),
  ]);
});

test('resolves an attribute of a SAM resource to the resource that SAM generates for it', async () => {
  const { template } = await expandedOf({
    Code: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: 'layer/' } },
    App: { Type: 'My::Cognito::UserPoolClient', Properties: { ClientName: { 'Fn::GetAtt': 'Code.LayerVersionArn' } } },
  });
  const [, layer] = Object.keys(template.Resources);
  expect(layer).toMatch(/^Code[0-9a-f]{10}$/);
  expect(template.Resources.App?.Properties).toEqual({ ClientName: { 'Fn::GetAtt': [layer, 'LayerVersionArn'] } });
});

const FILES: Readonly<Record<string, Record<string, unknown>>> = {
  Api: { StageName: 'live', DefinitionUri: 'api.yaml' },
  HttpApi: { DefinitionUri: './api.yaml' },
  LayerVersion: { ContentUri: 'layer/' },
  StateMachine: { DefinitionUri: 'steps.json', Role: 'arn:aws:iam::123456789012:role/steps' },
  Application: { Location: '../nested.yaml' },
  GraphQLApi: { SchemaUri: 'schema.graphql', Auth: { Type: 'AWS_IAM' } },
  Function: { PackageType: 'Image' },
};

test('expands each type of SAM that refers to files on this machine', async () => {
  const resources = Object.entries(FILES).map(([kind, Properties]) => [kind, { Type: `AWS::Serverless::${kind}`, Properties }]);
  const { template } = await expandedOf(Object.fromEntries(resources));
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  expect(types.length).toBeGreaterThan(resources.length);
  expect(types.filter((type) => type.startsWith('AWS::Serverless::'))).toEqual([]);
});
