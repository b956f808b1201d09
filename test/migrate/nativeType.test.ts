/** The check and the migration know each property that our type has and the schema of AWS's type lacks. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTemplate } from '../../check/checkTemplate';
import { AWS_TYPE, OUR_TYPE } from '../../check/template';
import { typeHas } from '../../migrate/direction';
import { PROPERTY_NAMES, READ_ONLY, SETTABLE } from '../../src/model/attributes';
import { ensureVenv } from '../../tools/contract/venv';

/** The properties in the schema of AWS's type, from cfn-lint. */
function nativeProperties(): string[] {
  const { stdout } = spawnSync(ensureVenv().python, ['-c', 'import cfnlint; print(cfnlint.__path__[0])'], { encoding: 'utf8' });
  const file = join(stdout.trim(), 'data', 'schemas', 'providers', 'us_east_1', 'aws-cognito-userpoolclient.json');
  return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { properties: object }).properties);
}

const native = nativeProperties();
const oursAlone = PROPERTY_NAMES.filter((name) => !native.includes(name));

/** Whether the check refuses the property in a client of AWS's type. */
function isRefused(name: string): boolean {
  const Properties = { UserPoolId: 'us-east-1_Ab12Cd34E', [name]: 'x' };
  const { findings } = checkTemplate(JSON.stringify({ Resources: { WebApp: { Type: AWS_TYPE, Properties } } }));
  return findings.some(({ check }) => check === 'not-in-this-type');
}

test("ONLY_OURS of migrate/direction.ts has exactly the properties that AWS's type lacks", () => {
  expect(PROPERTY_NAMES.filter((name) => !typeHas(AWS_TYPE, name))).toEqual(oursAlone);
  expect(PROPERTY_NAMES.filter((name) => !typeHas(OUR_TYPE, name))).toEqual([]);
});

test("ONLY_OURS of check/shapeFindings.ts has exactly the properties that AWS's type lacks and a template can set", () => {
  expect(SETTABLE.filter(isRefused)).toEqual(oursAlone.filter((name) => !READ_ONLY.includes(name)));
});
