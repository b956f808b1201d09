import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Synthesises an app as the CDK CLI does: runs the app, which writes its template. Returns the template's file.
 * @param stack the name of the app's only stack
 * @param validates whether aws-cdk-lib validates the template, as it does for users; the app fails here if it finds something
 */
export function synthesise(program: string, app: string, outdir: string, stack: string, validates = false): string {
  const { status, stderr } = spawnSync(program, [app], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: outdir,
      CDK_VALIDATION: String(validates),
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
    },
  });
  expect({ app, status, stderr }).toEqual({ app, status: 0, stderr: '' });
  return join(outdir, `${stack}.template.json`);
}
