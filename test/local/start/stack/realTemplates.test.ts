import { join } from 'node:path';
import { type LifeResult, Lives } from './lives';

const here = Lives.ofThisFile();

const path = (name: string) => join(__dirname, 'templates', name);

/** The parts that a life left out, the result of the update for each client, and the names of the outputs. */
function seen({ steps, failure }: LifeResult) {
  return {
    failure,
    leftOut: steps.flatMap(({ leftOut }) => leftOut.map(({ name, what }) => `${name} (${what})`)).sort(),
    clients: steps[2]?.clients.map(({ name, result, kept }) => `${name} ${result}, ${kept.length} kept`),
    outputs: Object.keys(steps[0]?.outputs ?? {}),
  };
}

const WITHOUT_SITE = [
  'Authorizer (AWS::ApiGateway::Authorizer)',
  'Custom (Custom::Thing)',
  'Distribution (AWS::CloudFront::Distribution)',
  'Group (AWS::Cognito::UserPoolGroup)',
  'IdPool (output)',
  'IdentityPool (AWS::Cognito::IdentityPool)',
  'Permission (AWS::Lambda::Permission)',
  'PreSignUp (AWS::Lambda::Function)',
  'RoleAttachment (AWS::Cognito::IdentityPoolRoleAttachment)',
];
const POOL_WITHOUT_TRIGGER = 'UserPool (property LambdaConfig)';
const OUTPUTS = ['ClientId', 'Secret', 'Basic', 'Pool', 'GoogleS'];

test('runs a template with many types of resources, without those that this machine does not support', async () => {
  const { failure, leftOut, clients, outputs } = seen(await here.of([path('everything.yaml')], { Domain: 'shop' }));
  expect(failure).toBeUndefined();
  expect(leftOut).toEqual([...WITHOUT_SITE, 'Spa (My::Cognito::UserPoolClient)', POOL_WITHOUT_TRIGGER]);
  expect(clients).toEqual(['Web updated, 2 kept']);
  expect(outputs).toEqual(OUTPUTS);
});

test('creates other clients with other values for other parameters', async () => {
  const parameters = { Domain: 'shop', Stage: 'prod', 'Distribution.DomainName': 'd1.cloudfront.net' };
  const life = await here.of([path('everything.yaml')], parameters);
  expect(seen(life)).toMatchObject({
    failure: undefined,
    leftOut: [...WITHOUT_SITE, POOL_WITHOUT_TRIGGER],
    clients: ['Web updated, 2 kept', 'Machine updated, 2 kept', 'Spa updated, 2 kept'],
  });
  const urls = life.steps[0]?.clients.map(({ properties }) => properties?.CallbackURLs);
  expect(urls).toEqual([['https://www.example.com/cb', 'https://x'], [], ['https://d1.cloudfront.net/cb']]);
});

test('runs a template of SAM with its functions', async () => {
  expect(seen(await here.of([path('sam.yaml')]))).toEqual({
    failure: undefined,
    leftOut: [
      'Elsewhere (output)',
      'Fn::ForEach::Queues (macro)',
      'Nested (AWS::CloudFormation::Stack)',
      'Network (AWS::EC2::VPC)',
      'Network (output)',
    ],
    clients: ['App updated, 2 kept'],
    outputs: ['Function', 'App'],
  });
});

// The CDK 2.275.0 wrote this template from an app with a pool, triggers, a domain, Google, a site behind CloudFront, and an API.
test('runs a template of the CDK without its assets and custom resources', async () => {
  const { failure, leftOut, clients } = seen(
    await here.of([path('cdk.json')], { 'DistB3B78991.DomainName': 'd1.cloudfront.net' }),
  );
  expect(failure).toBeUndefined();
  expect(leftOut).toContain('PoolD3F588B8 (property LambdaConfig)');
  expect(leftOut).toContain('PoolNativeDescribeCognitoUserPoolClient226D53BD (Custom::DescribeCognitoUserPoolClient)');
  expect(clients).toEqual(['Web updated, 2 kept', 'Machine updated, 2 kept']);
});
