import { Stack } from '../../local/cloudformation/stacks/stack';
import { BACK, FORTH } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { lookAt } from '../../migrate/run/move';
import { STEPS } from '../../migrate/steps';
import { ENGINE_TIMEOUT_MS, stackWorld } from '../support/stacks';
import { awsAt, memory, move, moveOf } from './moving';
import { type Fate, proxyOf } from './proxy';

const here = stackWorld();

/** A client of which all that a template can refer to is referred to. */
const NATIVE = `Parameters:
  Stage: { Type: String, Default: beta }
Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${FORTH.from}
    Properties:
      UserPoolId: !Ref Pool
      ClientName: !Sub "web, \${Stage} = 2"
      GenerateSecret: true
  Topic:
    Type: AWS::SNS::Topic
    DependsOn: Web
    Properties: { DisplayName: !GetAtt Web.Name }
Outputs:
  Id: { Value: !Ref Web }
  Secret: { Value: !GetAtt Web.ClientSecret }
`;

/** Each stops every step once, at another point. A step is begun again unless it was done. */
const POINTS: readonly [string, string, Fate, (number: number) => boolean][] = [
  ['before a change set is made', 'CreateChangeSet', { lost: true }, (number) => number % 2 === 1],
  ['after a change set is made', 'CreateChangeSet', { answerLost: true }, (number) => number % 2 === 1],
  ['before a change set is executed', 'ExecuteChangeSet', { lost: true }, (number) => number % 2 === 1],
  ['after a change set is executed', 'ExecuteChangeSet', { answerLost: true }, () => true],
];
const DIRECTIONS = [
  ['forth', FORTH, NATIVE],
  ['back', BACK, rewriteTemplate(NATIVE, FORTH).text],
] as const;

describe.each(DIRECTIONS)('on the way %s', (way, direction, text) => {
  test.each(POINTS)(
    'stopped %s',
    async (name, action, fate, isStopped) => {
      const stack = new Stack(here.engine, `${way}-${name}`.replaceAll(' ', '-'));
      await stack.create(text, { Stage: 'gamma' });
      const outputs = await stack.outputs();
      const [Pool = '', Id = ''] = [(await stack.physicalIds()).Pool, outputs.Id];
      const before = await here.world.live(Id, Pool);
      const task = moveOf(stack, text, direction);
      const lines: string[] = [];
      const remembered = memory();
      const proxy = await proxyOf(here.engine, (call) => (call.action === action && isStopped(call.number) ? fate : undefined));
      try {
        const requests = await here.world.requestsOf(async () => {
          const aws = { ...awsAt(here, lines), cloudFormation: proxy.cloudFormation };
          for (const _step of STEPS) await expect(move(aws, task, remembered)).rejects.toThrow();
          expect(await move(aws, task, remembered)).toEqual([]);
        });
        expect(requests.filter(({ operation }) => /^(Create|Delete)UserPoolClient$/.test(operation))).toEqual([]);
      } finally {
        await proxy.stop();
      }
      expect(await here.world.live(Id, Pool)).toEqual(before);
      expect(await stack.outputs()).toEqual(outputs);
      expect(outputs).toMatchObject({ Secret: before.ClientSecret });
      expect((await stack.resources()).map(({ ResourceType }) => ResourceType).sort()).toEqual(
        ['AWS::Cognito::UserPool', 'AWS::SNS::Topic', direction.to].sort(),
      );
      expect(lines.join('\n')).not.toContain(before.ClientSecret);
      expect((await lookAt(awsAt(here), task))?.done).toBe(STEPS.length);
    },
    ENGINE_TIMEOUT_MS,
  );
});
