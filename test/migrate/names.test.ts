/** Clients that move between two registered types, such as from one organization's name for the type to another one's. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cognitoOf } from '../../commands/migrateAws';
import { BACK, directionGiven, FORTH, reversed } from '../../migrate/direction';
import { meaningIn } from '../../migrate/meaning';
import { rewriteTemplate } from '../../migrate/rewrite';
import type { Aws } from '../../migrate/run/aws';
import { positionOf } from '../../migrate/run/position';
import { missingValues, valuesOf } from '../../migrate/run/values';
import { clientsInStack, planSteps, STEPS } from '../../migrate/steps';
import { examples } from '../../tools/examples/examples';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';
import { World } from '../support/world';

const ACME = 'Acme::Identity::AppClient';
const OVER = directionGiven({ from: FORTH.to, to: ACME });

const POOL = 'us-east-1_Ab12Cd34E';
const CLIENT = '40kedo4v203fhv7a0qe6ut7jom';

const template = (type: string) => `Resources:
  Web:
    Type: ${type}
    Properties: { UserPoolId: ${POOL}, PublishSecretsInAWSSecretsManager: true, GenerateSecret: true }
  Other:
    Type: AWS::SSM::Parameter
    Properties: { Type: String, Value: !Sub "\${Web} \${Web.ClientId} \${Web.ClientSecretArn}" }
Outputs:
  Both: { Value: !Ref Web }
`;

const deployed = {
  stackName: 'shop',
  resources: [{ LogicalResourceId: 'Web', ResourceType: FORTH.to, PhysicalResourceId: `${POOL}|${CLIENT}` }],
  userPoolIds: [],
  absent: [],
};

test('without names, clients move from the type of AWS to ours', () => {
  expect(directionGiven({})).toEqual(FORTH);
  expect(reversed(directionGiven({}))).toEqual(BACK);
});

test.each(examples().flatMap(({ name, yaml, json }) => [[`${name}, YAML`, yaml] as const, [`${name}, JSON`, json] as const]))(
  'between two registered types nothing changes in a template but the type: %s',
  (_name, file) => {
    const text = readFileSync(file, 'utf8');
    const moved = rewriteTemplate(text, OVER).text;
    expect(moved).toBe(text.replaceAll(FORTH.to, ACME));
    expect(rewriteTemplate(moved, reversed(OVER)).text).toBe(text);
  },
);

test('while a client is in no stack, parameters stand for its ids: for one, and for both as Ref gives them', () => {
  const { templates, stopgaps } = planSteps(template(FORTH.to), OVER, clientsInStack(template(FORTH.to), OVER, deployed));
  const { Parameters, Resources, Outputs } = parse(templates.remove.replaceAll('!Sub ', '').replaceAll('!Ref ', ''));
  expect(Parameters).toEqual({
    WebRef: { Type: 'String', Default: `${POOL}|${CLIENT}` },
    WebClientId: { Type: 'String', Default: CLIENT },
    WebClientSecretArn: { Type: 'String' },
  });
  expect(Resources.Other.Properties.Value).toBe('${WebRef} ${WebClientId} ${WebClientSecretArn}');
  expect(Outputs.Both.Value).toBe('WebRef');
  expect(Resources).not.toHaveProperty('Web');
  expect(stopgaps.filter(({ id }) => id === undefined).map(({ parameter }) => parameter)).toEqual(['WebClientSecretArn']);
  expect(parse(templates.import.replaceAll('!Sub ', '').replaceAll('!Ref ', '')).Resources.Web.Type).toBe(ACME);
  expect(templates.rewritten).toBe(template(ACME));
});

test('a run finds out where such a move stands, at the end too', () => {
  const resources = [{ LogicalResourceId: 'Web', ResourceType: ACME, PhysicalResourceId: `${POOL}|${CLIENT}` }];
  const standing = positionOf({ text: template(FORTH.to), direction: OVER }, [meaningIn(template(ACME)) ?? {}], {
    ...deployed,
    resources,
  });
  expect(standing.done).toBe(STEPS.length);
});

describe('the ARN of a secret that Cognito manages', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  async function planned(settings: object) {
    const { ClientId } = await world.create({ GenerateSecret: true, ...settings });
    const UserPoolId = world.poolId;
    const steps = planSteps(template(FORTH.to), OVER, { name: 'shop', clients: [{ name: 'Web', UserPoolId, ClientId }] });
    const cognito = cognitoOf({ endpoint: world.cognito.url, region: 'us-east-1', credentials: LOCAL_CREDENTIALS });
    return { steps, aws: { cognito } as Aws };
  }

  test('has the form in which the type gives it, while the client is in no stack', async () => {
    const { steps, aws } = await planned({ PublishSecretsInAWSSecretsManager: true });
    const arn = expect.stringMatching(/^arn:aws:secretsmanager:us-east-1:\d{12}:secret:/);
    expect(await valuesOf(aws, steps.stopgaps)).toEqual([{ ParameterKey: 'WebClientSecretArn', ParameterValue: arn }]);
  });

  test('is missing for a secret that Cognito does not manage, and the move says so', async () => {
    const { steps, aws } = await planned({});
    expect(await missingValues(aws, steps)).toEqual([
      expect.stringMatching(/^Web\.ClientSecretArn: Cognito does not keep the secret/),
    ]);
  });
});

test('from AWS to the name of an organization, and back', () => {
  const text = template(FORTH.from)
    .replace('PublishSecretsInAWSSecretsManager: true, ', '')
    .replace(' ${Web.ClientSecretArn}', '');
  const forth = directionGiven({ to: ACME });
  const moved = rewriteTemplate(text, forth).text;
  expect(moved).toContain(`Type: ${ACME}`);
  expect(moved).toContain('Both: { Value: !GetAtt Web.ClientId }');
  expect(rewriteTemplate(moved, reversed(forth)).text).toContain('Both: { Value: !Ref Web }');
});

test.each([
  [{ from: ACME, to: ACME }, `The clients have the type ${ACME} already`],
  [{ to: 'AWS::Cognito::UserPool' }, '"AWS::Cognito::UserPool" is no type of app clients.'],
  [{ from: 'Acme::AppClient' }, '"Acme::AppClient" is no type of app clients.'],
  [{ to: 'aws::Cognito::UserPoolClient' }, '"aws::Cognito::UserPoolClient" is no type of app clients.'],
])('%j is refused', (names, message) => expect(() => directionGiven(names)).toThrow(message));
