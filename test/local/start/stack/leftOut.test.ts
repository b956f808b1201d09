import { Lives } from './lives';

const here = Lives.ofThisFile();

const POOL_AND_APP = `
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: app}}
`;

/** Runs a template with a pool, a client and these resources. Returns each part that was left out: its name, type and reason. */
async function leftOut(resources: string, sections = ''): Promise<string[]> {
  const { steps, failure } = await here.ofTexts([`${sections}Resources:${POOL_AND_APP}${resources}`]);
  expect(failure).toBeUndefined();
  expect(steps.map(({ status }) => status)).toEqual(['CREATE_COMPLETE', undefined, 'UPDATE_COMPLETE', 'DELETE_COMPLETE']);
  expect(steps[2]?.clients).toContainEqual(expect.objectContaining({ name: 'App', result: 'updated' }));
  return steps.flatMap((step) => step.leftOut).map(({ name, what, reason }) => `${name} (${what}): ${reason}`);
}

const UNSUPPORTED = 'the local CloudFormation does not support this type';

test('names a resource of an unsupported type, and everything that needs it', async () => {
  const resources = `
  Site: {Type: AWS::CloudFront::Distribution, Properties: {DistributionConfig: {Enabled: true}}}
  Name: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Sub "https://\${Site.DomainName}"}}
  Spa: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, CallbackURLs: [!Sub "https://\${Site.DomainName}/in"]}}
  Waits: {Type: AWS::SQS::Queue, DependsOn: [Site, Pool]}
`;
  const sections = 'Outputs: {Site: {Value: !GetAtt Site.DomainName}, App: {Value: !GetAtt App.ClientId}}\n';
  expect(await leftOut(resources, sections)).toEqual([
    `Site (AWS::CloudFront::Distribution): ${UNSUPPORTED}`,
    'Name (AWS::SSM::Parameter): it needs Site',
    'Spa (My::Cognito::UserPoolClient): it needs Site. To include it, add --parameter Site.DomainName=VALUE',
    'Site (output): it needs Site',
  ]);
});

test('includes a client if the value of the unsupported resource is given', async () => {
  const text = `Resources:
  Site: {Type: AWS::CloudFront::Distribution}
  Pool: {Type: AWS::Cognito::UserPool}
  Spa: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, CallbackURLs: [!Sub "https://\${ Site.DomainName }/in"], LogoutURLs: [!Join ["", ["https://", !GetAtt Site.DomainName]]]}}
`;
  const { steps, failure } = await here.ofTexts([text], { 'Site.DomainName': 'd1.example.com' });
  expect(failure).toBeUndefined();
  expect(steps[0]?.clients[0]?.properties).toMatchObject({
    CallbackURLs: ['https://d1.example.com/in'],
    LogoutURLs: ['https://d1.example.com'],
  });
});

test('creates a pool and its clients without a trigger that can not be created', async () => {
  const { steps, failure } = await here.ofTexts([
    `Resources:
  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}}}
  Trigger:
    Type: AWS::Lambda::Function
    Properties: {Runtime: nodejs22.x, Handler: index.handler, Role: !GetAtt Role.Arn, Code: {S3Bucket: elsewhere, S3Key: code.zip}}
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Trigger, Action: "lambda:InvokeFunction", Principal: cognito-idp.amazonaws.com}
  Pool:
    Type: AWS::Cognito::UserPool
    Properties: {LambdaConfig: {PreSignUp: !GetAtt Trigger.Arn}, Schema: [{Name: tenant, AttributeDataType: String}]}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ReadAttributes: ["custom:tenant"]}}
`,
  ]);
  expect(failure).toBeUndefined();
  expect(steps[0]?.leftOut).toEqual([
    { name: 'Trigger', what: 'AWS::Lambda::Function', reason: expect.stringContaining('NoSuchBucket') },
    { name: 'Permission', what: 'AWS::Lambda::Permission', reason: 'it needs Trigger' },
    { name: 'Pool', what: 'property LambdaConfig', reason: 'it needs Trigger' },
  ]);
  expect(steps[0]?.clients[0]?.properties).toMatchObject({ ReadAttributes: ['custom:tenant'] });
});

test('names custom resources, loops and nested stacks, and runs the rest', async () => {
  const resources = `
  Custom: {Type: "Custom::Thing", Properties: {ServiceToken: "arn:aws:lambda:us-east-1:123456789012:function:thing"}}
  Fn::ForEach::Queues: [Name, [a, b], {"Queue\${Name}": {Type: AWS::SQS::Queue}}]
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://elsewhere.s3.amazonaws.com/nested.yaml"}}
`;
  expect(await leftOut(resources, 'Transform: AWS::LanguageExtensions\n')).toEqual([
    'Custom (Custom::Thing): the local CloudFormation does not run the function of a custom resource',
    'Fn::ForEach::Queues (macro): the local CloudFormation does not run Fn::ForEach',
    expect.stringMatching(/^Nested \(AWS::CloudFormation::Stack\): /),
  ]);
});

test('names an output that this machine can not resolve, and shows the others', async () => {
  const sections =
    'Outputs: {Url: {Value: !GetAtt Queue.NoSuch}, Arn: {Value: !GetAtt Queue.Arn}, Other: {Value: !ImportValue elsewhere}}\n';
  const { steps } = await here.ofTexts([`${sections}Resources:${POOL_AND_APP}  Queue: {Type: AWS::SQS::Queue}\n`]);
  expect(steps[0]?.leftOut.map(({ name }) => name).sort()).toEqual(['Other', 'Url']);
  expect(Object.keys(steps[0]?.outputs ?? {})).toEqual(['Arn']);
  expect(steps[0]?.status).toBe('CREATE_COMPLETE');
});

test('does not change a resource of another service that can not be updated, and updates the clients', async () => {
  const resources = (text: string, minutes: number) => `Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, AuthSessionValidity: ${minutes}}}
  Topic: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, InstanceTenancy: default, EnableDnsSupport: ${text}}}
`;
  const { steps, failure } = await here.ofTexts([resources('true', 5), resources('false', 6)]);
  expect(failure).toBeUndefined();
  expect(steps[2]?.status).toBe('UPDATE_COMPLETE');
  expect(steps[2]?.clients[0]?.changed).toContainEqual(expect.objectContaining({ property: 'AuthSessionValidity', to: 6 }));
  expect(steps[2]?.leftOut).toEqual([
    {
      name: 'Topic',
      what: 'AWS::EC2::VPC',
      reason: expect.stringMatching(/^unchanged, because this machine can't update it: /),
    },
  ]);
});

test('does not try a failed resource again in the update, so no client is updated twice', async () => {
  const resources = (minutes: number) => `Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, AuthSessionValidity: ${minutes}}}
  Nested: {Type: AWS::CloudFormation::Stack, DependsOn: App, Properties: {TemplateURL: "https://elsewhere.s3.amazonaws.com/nested.yaml"}}
`;
  const { requests } = here.services.cognito;
  const before = requests.length;
  const { steps, failure } = await here.ofTexts([resources(5), resources(6)]);
  expect(failure).toBeUndefined();
  expect(steps.map(({ leftOut }) => leftOut.map(({ name }) => name))).toEqual([['Nested'], [], [], []]);
  const updates = requests.slice(before).filter(({ operation }) => operation === 'UpdateUserPoolClient');
  // The edit in the console, and the update.
  expect(updates).toHaveLength(2);
});

test('creates nothing if all clients are left out, and prints the reasons', async () => {
  const text = `Resources:
  Site: {Type: AWS::CloudFront::Distribution}
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: !GetAtt Site.Id}}
`;
  const { steps, failure } = await here.ofTexts([text]);
  expect(steps).toEqual([]);
  expect(failure).toMatch(
    /^npm start can't create any client of \S+ on this machine:\n {2}Site \(AWS::CloudFront::Distribution\): .*\n {2}App \(My::Cognito::UserPoolClient\): it needs Site\. To include it, add --parameter Site\.Id=VALUE$/,
  );
});

test('refuses a circle of resources, and leaves out no output for it', async () => {
  const { steps, failure } = await here.ofTexts([
    `Resources:${POOL_AND_APP}
  One: {Type: AWS::SQS::Queue, DependsOn: Two}
  Two: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref One}}
Outputs: {Two: {Value: !Ref Two}}
`,
  ]);
  expect(failure).toMatch(/^CREATE failed \(REFUSED\)/);
  expect(steps[0]?.failures[0]?.reason).toBe('Circular dependency between resources: [One, Two]');
  expect(steps[0]?.leftOut).toEqual([]);
});
