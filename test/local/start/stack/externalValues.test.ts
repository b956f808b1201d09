import { ExternalValues } from '../../../../local/start/stack/externalValues';
import { templateIn } from '../../../../local/start/stack/template';
import { parsedYaml } from '../../../../local/start/yaml';

const POOL_ID = expect.stringMatching(/^us-east-1_[0-9A-Za-z]{9}$/);

function filled(text: string, given: Record<string, string> = {}) {
  const values = new ExternalValues(new Map(Object.entries(given)), 'shop');
  const template = templateIn('t.yaml', parsedYaml('t.yaml', text) as Record<string, unknown>);
  return { values, ...values.fill('t.yaml', template) };
}

/** A template with parameters, and a client with these properties and a pool. */
const withParameters = (parameters: string, properties: string, pool = 'us-east-1_Abc123') =>
  `Parameters: {${parameters}}\nResources: {App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: ${pool}, ${properties}}}}\n`;

/** A template with a client and another resource. */
const withResource = (client: string, other = 'Other: {Type: AWS::SQS::Queue}') =>
  `Resources:\n  App: {Type: My::Cognito::UserPoolClient, Properties: {${client}}}\n  ${other}\n`;

function problems(text: string, given: Record<string, string> = {}): string[] {
  try {
    filled(text, given);
    return [];
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe('t.yaml has missing or invalid values:');
    return lines.map((line) => line.trim());
  }
}

test('passes a given value to its parameter, and needs none for a parameter with a default', () => {
  const text = withParameters('Name: {Type: String}, Minutes: {Type: Number, Default: 5}', 'ClientName: !Ref Name');
  const { parameters, template } = filled(text, { Name: 'app=1' });
  expect(parameters).toEqual({ Name: 'app=1' });
  expect(template.Parameters).toEqual({ Name: { Type: 'String' }, Minutes: { Type: 'Number', Default: 5 } });
});

test('names every parameter without a value, with its description and what to do', () => {
  const parameters = 'Name: {Type: String, Description: "The name of the app. "}, Vpc: {Type: AWS::EC2::VPC::Id}';
  expect(problems(withParameters(parameters, 'ClientName: !Ref Name'))).toEqual([
    'The parameter Name of type String has no value. Add --parameter Name=VALUE. Its description: The name of the app.',
    'The parameter Vpc of type AWS::EC2::VPC::Id has no value. Add --parameter Vpc=VALUE.',
  ]);
});

test.each([
  ['AllowedValues: [dev, prod]', 'test', 'must be one of dev, prod, not "test".'],
  [
    'AllowedPattern: "[a-z]+", ConstraintDescription: Small letters only.',
    'A1',
    'must match [a-z]+: "A1" does not. Small letters only.',
  ],
  ['AllowedPattern: "[a-z]+", NoEcho: true', 'S3cret', 'must match [a-z]+: the given value does not.'],
])('refuses, as CloudFormation does, for {%s} the value %s', (attributes, value, words) => {
  const text = withParameters(`Stage: {Type: String, ${attributes}}`, 'ClientName: app');
  expect(problems(text, { Stage: value })).toEqual([`The parameter Stage ${words}`]);
});

test('refuses a text for a parameter of type Number', () => {
  const text = withParameters('Minutes: {Type: Number}', 'AuthSessionValidity: !Ref Minutes');
  expect(problems(text, { Minutes: 'five' })).toEqual(['The parameter Minutes must be a number, not "five".']);
  expect(problems(text, { Minutes: '5' })).toEqual([]);
});

test('hides the values of parameters with NoEcho, also defaults', () => {
  const parameters =
    'Given: {Type: String, NoEcho: true}, Preset: {Type: String, NoEcho: "true", Default: b-secret}, Open: {Type: String, Default: c}';
  expect(filled(withParameters(parameters, 'ClientName: app'), { Given: 'a-secret' }).hidden).toEqual(['a-secret', 'b-secret']);
});

test.each([
  ['a parameter', withParameters('PoolId: {Type: String}', 'ClientName: app', '!Ref PoolId'), 'the parameter PoolId'],
  [
    'a parameter in the Parameter Store',
    withParameters('PoolId: {Type: "AWS::SSM::Parameter::Value<String>", Default: /pool}', 'ClientName: app', '!Ref PoolId'),
    'the parameter PoolId',
  ],
  [
    'a parameter of a template with other resources',
    'Parameters: {PoolId: {Type: String}}\nResources: {First: {Type: AWS::SQS::Queue}, App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref PoolId}}, Last: {Type: AWS::SQS::Queue}}\n',
    'the parameter PoolId',
  ],
  ['an export of another stack', withResource('UserPoolId: !ImportValue shared-pool'), 'shared-pool'],
  [
    'an export with a name from Fn::Sub',
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
])('generates the id of a pool if no value is given for %s', (_what, text, name) => {
  const { values, template, parameters } = filled(text);
  expect([...values.pools]).toEqual([[name, POOL_ID]]);
  expect(JSON.stringify({ template, parameters })).toContain(values.pools.get(name));
});

test('uses the same pool for the same name before and after the update', () => {
  const values = new ExternalValues(new Map(), 'shop');
  const text = withParameters('PoolId: {Type: String}', 'ClientName: app', '!Ref PoolId');
  const template = templateIn('t.yaml', parsedYaml('t.yaml', text) as Record<string, unknown>);
  expect(values.fill('before.yaml', template).parameters).toEqual(values.fill('after.yaml', template).parameters);
});

test('replaces an export, and a name in the Parameter Store, by the value given for its name', () => {
  const text = withResource(
    'UserPoolId: us-east-1_Abc123, ClientName: !ImportValue name, CallbackURLs: ["https://{{resolve:ssm:/host}}/in"]',
  );
  const { template, values } = filled(text, { name: 'app', '/host': 'a.example.com' });
  expect(template.Resources.App?.Properties).toEqual({
    UserPoolId: 'us-east-1_Abc123',
    ClientName: 'app',
    CallbackURLs: ['https://a.example.com/in'],
  });
  expect(values.unused).toEqual([]);
});

test('generates no id for a pool that the template creates', () => {
  const { values, template } = filled(withResource('UserPoolId: !Ref Pool', 'Pool: {Type: AWS::Cognito::UserPool}'));
  expect(values.pools.size).toBe(0);
  expect(template.Resources.App?.Properties).toEqual({ UserPoolId: { Ref: 'Pool' } });
});

test('replaces a resource by a given value in Ref, in each form of Fn::GetAtt and in Fn::Sub', () => {
  const names = `ClientName: !Ref Site, LogoutURLs: [!GetAtt Site.Url, {"Fn::GetAtt": [Site, Url]}, !Sub ["\${Site.Url}/\${x}", {x: !Ref Site}]]`;
  const text = withResource(`UserPoolId: us-east-1_Abc123, ${names}`, 'Site: {Type: AWS::CloudFront::Distribution}');
  expect(filled(text, { Site: 'site', 'Site.Url': 'https://a' }).template.Resources.App?.Properties).toEqual({
    UserPoolId: 'us-east-1_Abc123',
    ClientName: 'site',
    LogoutURLs: ['https://a', 'https://a', { 'Fn::Sub': [`https://a/\${x}`, { x: 'site' }] }],
  });
});

test('names the external values that a client needs', () => {
  const text = withResource('UserPoolId: us-east-1_Abc123, ClientName: !ImportValue name, LogoutURLs: ["{{resolve:ssm:/out}}"]');
  expect(problems(text)).toEqual([
    'App uses the value name from another stack or from the Parameter Store. Add --parameter name=VALUE.',
    'App uses the value /out from another stack or from the Parameter Store. Add --parameter /out=VALUE.',
  ]);
});

test('asks for the value of a parameter in the Parameter Store that a client uses', () => {
  const type = '"AWS::SSM::Parameter::Value<CommaDelimitedList>"';
  const text = withParameters(`Urls: {Type: ${type}, Default: /urls}`, 'CallbackURLs: !Ref Urls');
  expect(problems(text)).toEqual([
    'The value of the parameter Urls is in the Parameter Store. Add --parameter Urls=VALUE with the value, not with its name there.',
  ]);
  const { template, parameters } = filled(text, { Urls: 'https://a,https://b' });
  expect(parameters).toEqual({ Urls: 'https://a,https://b' });
  expect(template.Parameters?.Urls?.Type).toBe('CommaDelimitedList');
});

test('needs no value for a parameter in the Parameter Store that no client uses, as in templates of the CDK', () => {
  const type = '"AWS::SSM::Parameter::Value<String>"';
  const text = withParameters(`BootstrapVersion: {Type: ${type}, Default: /cdk-bootstrap/version}`, 'ClientName: app');
  expect(filled(text).parameters).toEqual({ BootstrapVersion: '/cdk-bootstrap/version' });
});

test('needs no external id or secret for an identity provider, and keeps the reference to a secret of the template', () => {
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

test('does not change the external values of a resource of another service', () => {
  const other = 'Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !ImportValue cidr}}';
  const { template } = filled(withResource('UserPoolId: us-east-1_Abc123', other));
  expect(template.Resources.Vpc?.Properties).toEqual({ CidrBlock: { 'Fn::ImportValue': 'cidr' } });
});

test('knows the given names that no template uses', () => {
  const { values } = filled(withParameters('Name: {Type: String}', 'ClientName: !Ref Name'), { Name: 'app', Nmae: 'app' });
  expect(values.unused).toEqual(['Nmae']);
});
