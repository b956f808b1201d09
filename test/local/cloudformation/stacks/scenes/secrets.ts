import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import { type Engine, parameter, type Scene, stackOf, valuesOf } from './scene';

/** The ARN of a secret in a stack of its own. */
async function secretOf(engine: Engine, name: string, SecretString: string): Promise<string> {
  const Secret = { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString } };
  const stack = await stackOf(engine, `${name}-secret`, { Resources: { Secret, Other: parameter(`${name}/other`, 'x') } });
  return (await stack.physicalIds()).Secret ?? 'none';
}

/** What references to secrets come to. */
export const SECRET_SCENES: readonly Scene[] = [
  {
    fix: 'secret_references',
    what: 'a secret, and a member of one, of which the events show nothing',
    play: async (engine, name) => {
      const arn = await secretOf(engine, name, '{"user":"billing","words":"kept quiet"}');
      const stack = await stackOf(engine, name, {
        Resources: {
          Whole: parameter(`${name}/whole`, `<{{resolve:secretsmanager:${arn}}}>`),
          Member: parameter(`${name}/member`, `<{{resolve:secretsmanager:${arn}:SecretString:words::}}>`),
          Stage: parameter(`${name}/stage`, `<{{resolve:secretsmanager:${arn}:SecretString:user:AWSCURRENT}}>`),
        },
      });
      const shown = (await stack.events()).filter(({ ResourceProperties }) => ResourceProperties?.includes('kept quiet'));
      return [...(await valuesOf(engine, `${name}/whole`, `${name}/member`, `${name}/stage`)), shown];
    },
    expected: ['<{"user":"billing","words":"kept quiet"}>', '<kept quiet>', '<billing>', []],
  },
  {
    fix: 'secret_references',
    what: 'a member or a version that is not there fails the resource',
    play: async (engine, name) => {
      const arn = await secretOf(engine, name, '{"user":"billing"}');
      const failures: unknown[] = [];
      for (const reference of [`${arn}:SecretString:word`, `${arn}:SecretString:user::other`]) {
        const stack = new Stack(engine, `${name}-${failures.length}`);
        const One = parameter(stack.name, `{{resolve:secretsmanager:${reference}}}`);
        await stack.create(JSON.stringify({ Resources: { One } }));
        failures.push([await stack.status(), await stack.lastFailure()]);
      }
      return failures;
    },
    expected: [
      ['ROLLBACK_COMPLETE', expect.stringContaining('Could not find a value associated with JSONKey in SecretString')],
      ['ROLLBACK_COMPLETE', expect.stringContaining("Secrets Manager can't find the specified secret value")],
    ],
  },
];
