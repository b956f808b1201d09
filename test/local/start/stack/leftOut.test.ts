import { Lives } from './lives';

const here = Lives.ofThisFile();

const POOL_AND_APP = `
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: app}}
`;

/** What a life with more resources than a pool and a client goes without: names with types, and the reasons. */
async function leftOut(resources: string, sections = ''): Promise<string[]> {
  const { steps, failure } = await here.ofTexts([`${sections}Resources:${POOL_AND_APP}${resources}`]);
  expect(failure).toBeUndefined();
  expect(steps.map(({ status }) => status)).toEqual(['CREATE_COMPLETE', undefined, 'UPDATE_COMPLETE', 'DELETE_COMPLETE']);
  expect(steps[2]?.clients).toContainEqual(expect.objectContaining({ name: 'App', fate: 'updated' }));
  return steps.flatMap((step) => step.leftOut).map(({ name, what, reason }) => `${name} (${what}): ${reason}`);
}

const NOT_HERE = 'CloudFormation on this machine does not have this type';

test('a type that CloudFormation on this machine lacks is named, with everything that needs it', async () => {
  const resources = `
  Site: {Type: AWS::CloudFront::Distribution, Properties: {DistributionConfig: {Enabled: true}}}
  Name: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Sub "https://\${Site.DomainName}"}}
  Spa: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, CallbackURLs: [!Sub "https://\${Site.DomainName}/in"]}}
  Waits: {Type: AWS::SQS::Queue, DependsOn: [Site, Pool]}
`;
  const sections = 'Outputs: {Site: {Value: !GetAtt Site.DomainName}, App: {Value: !GetAtt App.ClientId}}\n';
  expect(await leftOut(resources, sections)).toEqual([
    `Site (AWS::CloudFront::Distribution): ${NOT_HERE}`,
    'Name (AWS::SSM::Parameter): it needs Site',
    'Spa (My::Cognito::UserPoolClient): it needs Site; with --parameter Site.DomainName=VALUE it runs',
    'Site (output): it needs Site',
  ]);
});

test('a client runs that is given the value in place of the resource', async () => {
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

test('a pool goes on without a trigger that can not be made, and the clients with it', async () => {
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

test('custom resources, loops and nested stacks are named, and the rest runs', async () => {
  const resources = `
  Custom: {Type: "Custom::Thing", Properties: {ServiceToken: "arn:aws:lambda:us-east-1:123456789012:function:thing"}}
  Fn::ForEach::Queues: [Name, [a, b], {"Queue\${Name}": {Type: AWS::SQS::Queue}}]
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://elsewhere.s3.amazonaws.com/nested.yaml"}}
`;
  expect(await leftOut(resources, 'Transform: AWS::LanguageExtensions\n')).toEqual([
    'Custom (Custom::Thing): the function of a custom resource is not run on this machine',
    'Fn::ForEach::Queues (macro): Fn::ForEach is not run on this machine',
    expect.stringMatching(/^Nested \(AWS::CloudFormation::Stack\): /),
  ]);
});

test('an output that this machine can not work out is named, and the others are there', async () => {
  const sections =
    'Outputs: {Url: {Value: !GetAtt Queue.NoSuch}, Arn: {Value: !GetAtt Queue.Arn}, Other: {Value: !ImportValue elsewhere}}\n';
  const { steps } = await here.ofTexts([`${sections}Resources:${POOL_AND_APP}  Queue: {Type: AWS::SQS::Queue}\n`]);
  expect(steps[0]?.leftOut.map(({ name }) => name).sort()).toEqual(['Other', 'Url']);
  expect(Object.keys(steps[0]?.outputs ?? {})).toEqual(['Arn']);
  expect(steps[0]?.status).toBe('CREATE_COMPLETE');
});

test('a resource of another service that can not be updated stays as it was, and the clients are updated', async () => {
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
      reason: expect.stringMatching(/^it stays as it was, for it can't be updated here: /),
    },
  ]);
});

test('what could not be made is not tried again in the update, so no client is updated twice', async () => {
  const resources = (minutes: number) => `Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, AuthSessionValidity: ${minutes}}}
  Nested: {Type: AWS::CloudFormation::Stack, DependsOn: App, Properties: {TemplateURL: "https://elsewhere.s3.amazonaws.com/nested.yaml"}}
`;
  const { requests } = here.stage.cognito;
  const before = requests.length;
  const { steps, failure } = await here.ofTexts([resources(5), resources(6)]);
  expect(failure).toBeUndefined();
  expect(steps.map(({ leftOut }) => leftOut.map(({ name }) => name))).toEqual([['Nested'], [], [], []]);
  const updates = requests.slice(before).filter(({ operation }) => operation === 'UpdateUserPoolClient');
  // The edit in the console, and the update.
  expect(updates).toHaveLength(2);
});

test('where no client is left, nothing is made, and the reasons are given', async () => {
  const text = `Resources:
  Site: {Type: AWS::CloudFront::Distribution}
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: !GetAtt Site.Id}}
`;
  const { steps, failure } = await here.ofTexts([text]);
  expect(steps).toEqual([]);
  expect(failure).toMatch(
    /^This machine can't make any client of \S+:\n {2}Site \(AWS::CloudFront::Distribution\): .*\n {2}App \(My::Cognito::UserPoolClient\): it needs Site; with --parameter Site\.Id=VALUE it runs$/,
  );
});

test('a circle of resources is refused, and no output is blamed for it', async () => {
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
