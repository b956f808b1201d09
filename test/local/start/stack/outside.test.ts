import { Outside } from '../../../../local/start/stack/outside';
import { templateIn } from '../../../../local/start/stack/template';
import { parsedYaml } from '../../../../local/start/yaml';

const POOL_ID = expect.stringMatching(/^us-east-1_[0-9A-Za-z]{9}$/);

function filled(text: string, given: Record<string, string> = {}) {
  const outside = new Outside(new Map(Object.entries(given)), 'shop');
  const template = templateIn('t.yaml', parsedYaml('t.yaml', text) as Record<string, unknown>);
  return { outside, ...outside.fill('t.yaml', template) };
}

/** A template with parameters, and with these properties of a client in addition to its pool. */
const withParameters = (parameters: string, properties: string, pool = 'us-east-1_Abc123') =>
  `Parameters: {${parameters}}\nResources: {App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: ${pool}, ${properties}}}}\n`;

/** A client of some pool, and another resource. */
const withResource = (client: string, other = 'Other: {Type: AWS::SQS::Queue}') =>
  `Resources:\n  App: {Type: My::Cognito::UserPoolClient, Properties: {${client}}}\n  ${other}\n`;

function problems(text: string, given: Record<string, string> = {}): string[] {
  try {
    filled(text, given);
    return [];
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe('t.yaml needs values that are not on this machine:');
    return lines.map((line) => line.trim());
  }
}

test('a value that is given goes to its parameter, and a default needs none', () => {
  const text = withParameters('Name: {Type: String}, Minutes: {Type: Number, Default: 5}', 'ClientName: !Ref Name');
  const { parameters, template } = filled(text, { Name: 'app=1' });
  expect(parameters).toEqual({ Name: 'app=1' });
  expect(template.Parameters).toEqual({ Name: { Type: 'String' }, Minutes: { Type: 'Number', Default: 5 } });
});

test('every parameter without a value is named, with its description and what to do', () => {
  const parameters = 'Name: {Type: String, Description: "The name of the app. "}, Vpc: {Type: AWS::EC2::VPC::Id}';
  expect(problems(withParameters(parameters, 'ClientName: !Ref Name'))).toEqual([
    'The parameter Name, of type String, has no value (The name of the app.): give it with --parameter Name=VALUE.',
    'The parameter Vpc, of type AWS::EC2::VPC::Id, has no value: give it with --parameter Vpc=VALUE.',
  ]);
});

test.each([
  ['AllowedValues: [dev, prod]', 'test', 'must be one of dev, prod, not "test".'],
  [
    'AllowedPattern: "[a-z]+", ConstraintDescription: Small letters only.',
    'A1',
    'must match [a-z]+, which "A1" does not. Small letters only.',
  ],
  ['AllowedPattern: "[a-z]+", NoEcho: true', 'S3cret', 'must match [a-z]+, which the value that was given does not.'],
])('a value that CloudFormation would refuse for {%s} is refused: %s', (attributes, value, words) => {
  const text = withParameters(`Stage: {Type: String, ${attributes}}`, 'ClientName: app');
  expect(problems(text, { Stage: value })).toEqual([`The parameter Stage ${words}`]);
});

test('a text is no number', () => {
  const text = withParameters('Minutes: {Type: Number}', 'AuthSessionValidity: !Ref Minutes');
  expect(problems(text, { Minutes: 'five' })).toEqual(['The parameter Minutes must be a number, not "five".']);
  expect(problems(text, { Minutes: '5' })).toEqual([]);
});

test('the value of a parameter that hides it is one that no output may show, a default too', () => {
  const parameters =
    'Given: {Type: String, NoEcho: true}, Preset: {Type: String, NoEcho: "true", Default: b-secret}, Open: {Type: String, Default: c}';
  expect(filled(withParameters(parameters, 'ClientName: app'), { Given: 'a-secret' }).hidden).toEqual(['a-secret', 'b-secret']);
});

test.each([
  ['a parameter', withParameters('PoolId: {Type: String}', 'ClientName: app', '!Ref PoolId'), 'the parameter PoolId'],
  [
    'a parameter that the Parameter Store has',
    withParameters('PoolId: {Type: "AWS::SSM::Parameter::Value<String>", Default: /pool}', 'ClientName: app', '!Ref PoolId'),
    'the parameter PoolId',
  ],
  [
    'a parameter, next to resources without a pool',
    'Parameters: {PoolId: {Type: String}}\nResources: {First: {Type: AWS::SQS::Queue}, App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref PoolId}}, Last: {Type: AWS::SQS::Queue}}\n',
    'the parameter PoolId',
  ],
  ['an export of another stack', withResource('UserPoolId: !ImportValue shared-pool'), 'shared-pool'],
  [
    'an export with a name of parts',
    withResource(`UserPoolId: !ImportValue {"Fn::Sub": "shared-\${AWS::StackName}"}`),
    'shared-shop',
  ],
  ['the Parameter Store', withResource('UserPoolId: "{{resolve:ssm:/shared/pool:3}}"'), '/shared/pool'],
  [
    'a nested stack',
    withResource('UserPoolId: !GetAtt Auth.Outputs.PoolId', 'Auth: {Type: AWS::CloudFormation::Stack}'),
    'Auth.Outputs.PoolId',
  ],
  [
    'a custom resource',
    withResource(`UserPoolId: !Sub "\${Lookup.PoolId}"`, 'Lookup: {Type: "Custom::Lookup"}'),
    'Lookup.PoolId',
  ],
  [
    'one branch of a condition',
    withResource('UserPoolId: !If [IsShared, !ImportValue shared-pool, !Ref Other]', 'Other: {Type: AWS::Cognito::UserPool}'),
    'shared-pool',
  ],
])('a pool without a given id is made up, where its id comes from %s', (_what, text, name) => {
  const { outside, template, parameters } = filled(text);
  expect([...outside.pools]).toEqual([[name, POOL_ID]]);
  expect(JSON.stringify({ template, parameters })).toContain(outside.pools.get(name));
});

test('the same name gets the same pool in the template before and in the one after', () => {
  const outside = new Outside(new Map(), 'shop');
  const text = withParameters('PoolId: {Type: String}', 'ClientName: app', '!Ref PoolId');
  const template = templateIn('t.yaml', parsedYaml('t.yaml', text) as Record<string, unknown>);
  expect(outside.fill('before.yaml', template).parameters).toEqual(outside.fill('after.yaml', template).parameters);
});

test('a value is given under the name of an export, and under that in the Parameter Store', () => {
  const text = withResource(
    'UserPoolId: us-east-1_Abc123, ClientName: !ImportValue name, CallbackURLs: ["https://{{resolve:ssm:/host}}/in"]',
  );
  const { template, outside } = filled(text, { name: 'app', '/host': 'a.example.com' });
  expect(template.Resources.App?.Properties).toEqual({
    UserPoolId: 'us-east-1_Abc123',
    ClientName: 'app',
    CallbackURLs: ['https://a.example.com/in'],
  });
  expect(outside.unused).toEqual([]);
});

test('a pool of the template itself is left to the stack', () => {
  const { outside, template } = filled(withResource('UserPoolId: !Ref Pool', 'Pool: {Type: AWS::Cognito::UserPool}'));
  expect(outside.pools.size).toBe(0);
  expect(template.Resources.App?.Properties).toEqual({ UserPoolId: { Ref: 'Pool' } });
});

test('a value is given in place of a resource, in Ref, in each form of Fn::GetAtt and in Fn::Sub', () => {
  const names = `ClientName: !Ref Site, LogoutURLs: [!GetAtt Site.Url, {"Fn::GetAtt": [Site, Url]}, !Sub ["\${Site.Url}/\${x}", {x: !Ref Site}]]`;
  const text = withResource(`UserPoolId: us-east-1_Abc123, ${names}`, 'Site: {Type: AWS::CloudFront::Distribution}');
  expect(filled(text, { Site: 'site', 'Site.Url': 'https://a' }).template.Resources.App?.Properties).toEqual({
    UserPoolId: 'us-east-1_Abc123',
    ClientName: 'site',
    LogoutURLs: ['https://a', 'https://a', { 'Fn::Sub': [`https://a/\${x}`, { x: 'site' }] }],
  });
});

test('a client says which values from elsewhere it needs', () => {
  const text = withResource('UserPoolId: us-east-1_Abc123, ClientName: !ImportValue name, LogoutURLs: ["{{resolve:ssm:/out}}"]');
  expect(problems(text)).toEqual([
    'App takes name from elsewhere: give it with --parameter name=VALUE.',
    'App takes /out from elsewhere: give it with --parameter /out=VALUE.',
  ]);
});

test('a parameter of the Parameter Store that a client takes needs its value itself', () => {
  const type = '"AWS::SSM::Parameter::Value<CommaDelimitedList>"';
  const text = withParameters(`Urls: {Type: ${type}, Default: /urls}`, 'CallbackURLs: !Ref Urls');
  expect(problems(text)).toEqual([
    'The parameter Urls is in the Parameter Store: give it with --parameter Urls=VALUE, the value itself and not its name there.',
  ]);
  const { template, parameters } = filled(text, { Urls: 'https://a,https://b' });
  expect(parameters).toEqual({ Urls: 'https://a,https://b' });
  expect(template.Parameters?.Urls?.Type).toBe('CommaDelimitedList');
});

test('a parameter of the Parameter Store that no client takes does not stop it, as in a template of the CDK', () => {
  const type = '"AWS::SSM::Parameter::Value<String>"';
  const text = withParameters(`BootstrapVersion: {Type: ${type}, Default: /cdk-bootstrap/version}`, 'ClientName: app');
  expect(filled(text).parameters).toEqual({ BootstrapVersion: '/cdk-bootstrap/version' });
});

test('an identity provider needs no secret and no id from elsewhere; a secret of the template is its own', () => {
  const details =
    'client_id: "{{resolve:ssm:/id}}", client_secret: "{{resolve:secretsmanager:google:SecretString:secret}}", own: "{{resolve:secretsmanager:mine}}"';
  const other = `Google: {Type: AWS::Cognito::UserPoolIdentityProvider, Properties: {ProviderDetails: {${details}}}}\n  Mine: {Type: AWS::SecretsManager::Secret, Properties: {Name: mine}}`;
  const { template } = filled(withResource('UserPoolId: us-east-1_Abc123', other));
  expect(template.Resources.Google?.Properties?.ProviderDetails).toEqual({
    client_id: 'a-value-that-is-not-on-this-machine',
    client_secret: 'a-value-that-is-not-on-this-machine',
    own: '{{resolve:secretsmanager:mine}}',
  });
});

test('a resource of another service keeps what it takes from elsewhere, and is left out when it can not be made', () => {
  const other = 'Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !ImportValue cidr}}';
  const { template } = filled(withResource('UserPoolId: us-east-1_Abc123', other));
  expect(template.Resources.Vpc?.Properties).toEqual({ CidrBlock: { 'Fn::ImportValue': 'cidr' } });
});

test('a name that no template asks for is known as unused', () => {
  const { outside } = filled(withParameters('Name: {Type: String}', 'ClientName: !Ref Name'), { Name: 'app', Nmae: 'app' });
  expect(outside.unused).toEqual(['Nmae']);
});
