/** Templates of SAM, as people write them: before the SAM CLI has packaged them. */
import { withoutServerless } from '../../../../local/start/stack/serverless';
import type { Resource } from '../../../../local/start/stack/template';
import { type Lived, Lives } from './lives';

const here = Lives.ofThisFile();

const SAM = 'Transform: AWS::Serverless-2016-10-31\n';

function statusesOf({ steps, failure }: Lived) {
  return { failure, statuses: steps.map(({ status }) => status) };
}

const WHOLE = { failure: undefined, statuses: ['CREATE_COMPLETE', undefined, 'UPDATE_COMPLETE', 'DELETE_COMPLETE'] };

test('the functions and tables of SAM are made, and a client takes values from them', async () => {
  const lived = await here.ofTexts([
    `${SAM}Resources:
  Pool: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt Check.Arn}}}
  Check: {Type: AWS::Serverless::Function, Properties: {InlineCode: "exports.handler = async (event) => event", Runtime: nodejs22.x, Handler: index.handler}}
  Users: {Type: AWS::Serverless::SimpleTable, Properties: {TableName: users}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: !Sub "app-of-\${Users}"}}
Outputs: {Check: {Value: !GetAtt Check.Arn}}
`,
  ]);
  expect(statusesOf(lived)).toEqual(WHOLE);
  expect(lived.steps.flatMap(({ leftOut }) => leftOut)).toEqual([]);
  expect(lived.steps[0]?.clients[0]?.properties).toMatchObject({ ClientName: 'app-of-users' });
  expect(lived.steps[0]?.outputs).toEqual({ Check: expect.stringMatching(/^arn:aws:lambda:us-east-1:123456789012:function:/) });
});

test('code on a path of this machine is no obstacle, in a function as in Globals', async () => {
  const lived = await here.ofTexts([
    `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Globals: {Function: {CodeUri: ., Runtime: python3.13, Handler: index.handler}}
Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  Check: {Type: AWS::Serverless::Function, Properties: {Events: {SignUp: {Type: Cognito, Properties: {UserPool: !Ref Pool, Trigger: PreSignUp}}}}}
  Jobs: {Type: AWS::Serverless::Function, Properties: {CodeUri: ./jobs, Environment: {Variables: {CLIENT_ID: !GetAtt App.ClientId}}}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool}}
`,
  ]);
  expect(statusesOf(lived)).toEqual(WHOLE);
  expect(lived.steps.flatMap(({ leftOut }) => leftOut)).toEqual([]);
});

const API = `${SAM}Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  Home:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: s3://elsewhere/home.zip, Runtime: python3.13, Handler: index.handler, Events: {Get: {Type: HttpApi}}}
  Web: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, LogoutURLs: [!Sub "https://\${ServerlessHttpApi}.example.com"]}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool}}
`;

test('what SAM adds and this machine lacks is named, with the client that needs it and its cure', async () => {
  const lived = await here.ofTexts([API]);
  expect(statusesOf(lived)).toEqual(WHOLE);
  expect(lived.steps[0]?.clients.map(({ name }) => name)).toEqual(['App']);
  expect(lived.steps[0]?.leftOut).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'ServerlessHttpApi', what: 'AWS::ApiGatewayV2::Api' }),
      expect.objectContaining({
        name: 'Web',
        reason: 'it needs ServerlessHttpApi; with --parameter ServerlessHttpApi=VALUE it runs',
      }),
      expect.objectContaining({ name: 'Home', reason: expect.stringContaining('NoSuchBucket') }),
    ]),
  );
});

test('a value in place of what SAM adds lets its client run', async () => {
  const lived = await here.ofTexts([API], { ServerlessHttpApi: 'a1b2c3' });
  expect(statusesOf(lived)).toEqual(WHOLE);
  expect(lived.steps[0]?.clients[0]).toMatchObject({ name: 'Web', properties: { LogoutURLs: ['https://a1b2c3.example.com'] } });
});

test('what SAM refuses is said before anything is made', async () => {
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

test('SAM sees the values of parameters, and its resources come behind those of the template', async () => {
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

test('an attribute is that of what SAM makes of a resource', async () => {
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

test('SAM takes the files of this machine in each of its types', async () => {
  const resources = Object.entries(FILES).map(([kind, Properties]) => [kind, { Type: `AWS::Serverless::${kind}`, Properties }]);
  const { template } = await expandedOf(Object.fromEntries(resources));
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  expect(types.length).toBeGreaterThan(resources.length);
  expect(types.filter((type) => type.startsWith('AWS::Serverless::'))).toEqual([]);
});
