import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import { type Engine, parameter, type Scene, stackOf, valuesOf } from './scene';

/** Creates a secret in another stack. Returns its ARN. */
async function secretOf(engine: Engine, name: string, SecretString: string): Promise<string> {
  const Secret = { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString } };
  const stack = await stackOf(engine, `${name}-secret`, { Resources: { Secret, Other: parameter(`${name}/other`, 'x') } });
  return (await stack.physicalIds()).Secret ?? 'none';
}

/** References to secrets. */
export const SECRET_SCENES: readonly Scene[] = [
  {
    fix: 'secret_references',
    what: 'a whole secret and a member of a secret are resolved, and the events do not show them',
    run: async (engine, name) => {
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
    what: 'a missing member or version fails the resource',
    run: async (engine, name) => {
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
