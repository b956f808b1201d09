/** Moves between two registered types: the same type under different names. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cognitoOf } from '../../commands/migrateAws';
import { AWS_TO_OURS, directionFromOptions, OURS_TO_AWS, reversed } from '../../migrate/direction';
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
const OURS_TO_ACME = directionFromOptions({ from: AWS_TO_OURS.to, to: ACME });

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
  resources: [{ LogicalResourceId: 'Web', ResourceType: AWS_TO_OURS.to, PhysicalResourceId: `${POOL}|${CLIENT}` }],
  userPoolIds: [],
  absent: [],
};

test("without --from and --to, clients move from AWS's type to ours", () => {
  expect(directionFromOptions({})).toEqual(AWS_TO_OURS);
  expect(reversed(directionFromOptions({}))).toEqual(OURS_TO_AWS);
});

test.each(examples().flatMap(({ name, yaml, json }) => [[`${name}, YAML`, yaml] as const, [`${name}, JSON`, json] as const]))(
  'between two registered types only the type changes in a template: %s',
  (_name, file) => {
    const text = readFileSync(file, 'utf8');
    const moved = rewriteTemplate(text, OURS_TO_ACME).text;
    expect(moved).toBe(text.replaceAll(AWS_TO_OURS.to, ACME));
    expect(rewriteTemplate(moved, reversed(OURS_TO_ACME)).text).toBe(text);
  },
);

test('while a client is in no stack, parameters replace the references to its client id, and to both ids by Ref', () => {
  const { templates, temporaryParameters } = planSteps(
    template(AWS_TO_OURS.to),
    OURS_TO_ACME,
    clientsInStack(template(AWS_TO_OURS.to), OURS_TO_ACME, deployed),
  );
  const { Parameters, Resources, Outputs } = parse(templates.remove.replaceAll('!Sub ', '').replaceAll('!Ref ', ''));
  expect(Parameters).toEqual({
    WebRef: { Type: 'String', Default: `${POOL}|${CLIENT}` },
    WebClientId: { Type: 'String', Default: CLIENT },
    WebClientSecretArn: { Type: 'String' },
  });
  expect(Resources.Other.Properties.Value).toBe('${WebRef} ${WebClientId} ${WebClientSecretArn}');
  expect(Outputs.Both.Value).toBe('WebRef');
  expect(Resources).not.toHaveProperty('Web');
  expect(temporaryParameters.filter(({ id }) => id === undefined).map(({ parameter }) => parameter)).toEqual([
    'WebClientSecretArn',
  ]);
  expect(parse(templates.import.replaceAll('!Sub ', '').replaceAll('!Ref ', '')).Resources.Web.Type).toBe(ACME);
  expect(templates.rewritten).toBe(template(ACME));
});

test('a run recognizes that a move between registered types is complete', () => {
  const resources = [{ LogicalResourceId: 'Web', ResourceType: ACME, PhysicalResourceId: `${POOL}|${CLIENT}` }];
  const position = positionOf({ text: template(AWS_TO_OURS.to), direction: OURS_TO_ACME }, [meaningIn(template(ACME)) ?? {}], {
    ...deployed,
    resources,
  });
  expect(position.done).toBe(STEPS.length);
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
    const steps = planSteps(template(AWS_TO_OURS.to), OURS_TO_ACME, {
      name: 'shop',
      clients: [{ name: 'Web', UserPoolId, ClientId }],
    });
    const cognito = cognitoOf({ endpoint: world.cognito.url, region: 'us-east-1', credentials: LOCAL_CREDENTIALS });
    return { steps, aws: { cognito } as Aws };
  }

  test('is the value of a parameter while the client is in no stack, in the form of GetAtt', async () => {
    const { steps, aws } = await planned({ PublishSecretsInAWSSecretsManager: true });
    const arn = expect.stringMatching(/^arn:aws:secretsmanager:us-east-1:\d{12}:secret:/);
    expect(await valuesOf(aws, steps.temporaryParameters)).toEqual([{ ParameterKey: 'WebClientSecretArn', ParameterValue: arn }]);
  });

  test('is reported as missing for a secret that Cognito does not manage', async () => {
    const { steps, aws } = await planned({});
    expect(await missingValues(aws, steps)).toEqual([
      expect.stringMatching(/^Web\.ClientSecretArn has no value: Cognito does not keep the client secret/),
    ]);
  });
});

test("clients move from AWS's type to an organization's name for ours, and back", () => {
  const text = template(AWS_TO_OURS.from)
    .replace('PublishSecretsInAWSSecretsManager: true, ', '')
    .replace(' ${Web.ClientSecretArn}', '');
  const forth = directionFromOptions({ to: ACME });
  const moved = rewriteTemplate(text, forth).text;
  expect(moved).toContain(`Type: ${ACME}`);
  expect(moved).toContain('Both: { Value: !GetAtt Web.ClientId }');
  expect(rewriteTemplate(moved, reversed(forth)).text).toContain('Both: { Value: !Ref Web }');
});

test.each([
  [{ from: ACME, to: ACME }, `--from and --to both name ${ACME}: give two different types.`],
  [{ to: 'AWS::Cognito::UserPool' }, '"AWS::Cognito::UserPool" is not the name of an app client type.'],
  [{ from: 'Acme::AppClient' }, '"Acme::AppClient" is not the name of an app client type.'],
  [{ to: 'aws::Cognito::UserPoolClient' }, '"aws::Cognito::UserPoolClient" is not the name of an app client type.'],
])('%j is refused', (names, message) => expect(() => directionFromOptions(names)).toThrow(message));
