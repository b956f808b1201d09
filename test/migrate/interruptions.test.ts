import { Stack } from '../../local/cloudformation/stacks/stack';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { inspectStack } from '../../migrate/run/move';
import { STEPS } from '../../migrate/steps';
import { ENGINE_TIMEOUT_MS, stackWorld } from '../support/stacks';
import { awsAt, move, moveOf, snapshotStore } from './moving';
import { type Interception, proxyOf } from './proxy';

const here = stackWorld();

/** A template with a reference to every attribute of its client. */
const NATIVE = `Parameters:
  Stage: { Type: String, Default: beta }
Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${AWS_TO_OURS.from}
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

/** Each case stops every step once, at the named point. A step starts again unless it was done. */
const POINTS: readonly [string, string, Interception, (number: number) => boolean][] = [
  ['before a change set is created', 'CreateChangeSet', { dropRequest: true }, (number) => number % 2 === 1],
  ['after a change set is created', 'CreateChangeSet', { dropAnswer: true }, (number) => number % 2 === 1],
  ['before a change set is executed', 'ExecuteChangeSet', { dropRequest: true }, (number) => number % 2 === 1],
  ['after a change set is executed', 'ExecuteChangeSet', { dropAnswer: true }, () => true],
];
const DIRECTIONS = [
  ['to our type', AWS_TO_OURS, NATIVE],
  ["back to AWS's type", OURS_TO_AWS, rewriteTemplate(NATIVE, AWS_TO_OURS).text],
] as const;

describe.each(DIRECTIONS)('a move %s', (way, direction, text) => {
  test.each(POINTS)(
    'can be repeated when each step was stopped %s',
    async (name, action, interception, isStopped) => {
      const stack = new Stack(here.engine, `${way}-${name}`.replaceAll(/\W/g, '-'));
      await stack.create(text, { Stage: 'gamma' });
      const outputs = await stack.outputs();
      const [Pool = '', Id = ''] = [(await stack.physicalIds()).Pool, outputs.Id];
      const before = await here.world.live(Id, Pool);
      const task = moveOf(stack, text, direction);
      const lines: string[] = [];
      const store = snapshotStore();
      const proxy = await proxyOf(here.engine, (call) =>
        call.action === action && isStopped(call.number) ? interception : undefined,
      );
      try {
        const requests = await here.world.requestsOf(async () => {
          const aws = { ...awsAt(here, lines), cloudFormation: proxy.cloudFormation };
          for (const _step of STEPS) await expect(move(aws, task, store)).rejects.toThrow();
          expect(await move(aws, task, store)).toEqual([]);
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
      expect((await inspectStack(awsAt(here), task))?.done).toBe(STEPS.length);
    },
    ENGINE_TIMEOUT_MS,
  );
});
