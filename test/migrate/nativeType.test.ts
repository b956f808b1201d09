/** What our type has and AWS's own type lacks, by the schema of AWS's type: the check and the migration know each property of it. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTemplate } from '../../check/checkTemplate';
import { AWS_TYPE, OUR_TYPE } from '../../check/template';
import { isOf } from '../../migrate/direction';
import { PROPERTY_NAMES, READ_ONLY } from '../../src/model/attributes';
import { ensureVenv } from '../../tools/contract/venv';

/** AWS's schema, as cfn-lint has it. */
function nativeProperties(): string[] {
  const { stdout } = spawnSync(ensureVenv().python, ['-c', 'import cfnlint; print(cfnlint.__path__[0])'], { encoding: 'utf8' });
  const file = join(stdout.trim(), 'data', 'schemas', 'providers', 'us_east_1', 'aws-cognito-userpoolclient.json');
  return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { properties: object }).properties);
}

const native = nativeProperties();
const oursAlone = PROPERTY_NAMES.filter((name) => !native.includes(name));

/** Whether the check says that a client of AWS's type cannot have the property. */
function isRefused(name: string): boolean {
  const Properties = { UserPoolId: 'us-east-1_Ab12Cd34E', [name]: 'x' };
  const { findings } = checkTemplate(JSON.stringify({ Resources: { WebApp: { Type: AWS_TYPE, Properties } } }));
  return findings.some(({ check }) => check === 'not-in-this-type');
}

test("a property that AWS's type lacks stands in AHEAD of migrate/direction.ts, and no other does", () => {
  expect(PROPERTY_NAMES.filter((name) => !isOf(AWS_TYPE, name))).toEqual(oursAlone);
  expect(PROPERTY_NAMES.filter((name) => !isOf(OUR_TYPE, name))).toEqual([]);
});

test("a property that a template can set and AWS's type lacks stands in OURS_ALONE of check/shapeFindings.ts, and no other does", () => {
  const settable = PROPERTY_NAMES.filter((name) => !READ_ONLY.includes(name));
  expect(settable.filter(isRefused)).toEqual(oursAlone.filter((name) => !READ_ONLY.includes(name)));
});
