import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { examples } from '../tools/examples/examples';
import { templateAsJson } from '../tools/examples/json';
import { lintTemplates } from '../tools/examples/lint';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('examples');

/** `npm run examples`: ends with 1 when a template has a finding, or when a template in JSON differs from its YAML. */
export function main(args: string[]): Promise<number> {
  const options = { write: { type: 'boolean', default: false } } as const;
  return withOptions({ usage: USAGE, config: { args, options }, read: ({ values }) => values.write }, run);
}

async function run(write: boolean): Promise<number> {
  const stale = staleTemplates(write);
  for (const file of stale) {
    console.log(write ? `Wrote ${file}` : `${file} differs from template.yaml. Run npm run examples -- --write.`);
  }
  const findings = lintTemplates(examples().flatMap(({ yaml, json }) => [yaml, json]));
  if (findings !== '') console.log(findings);
  if (findings !== '' || (stale.length > 0 && !write)) return 1;
  console.log(`${examples().length} examples, no findings.`);
  return 0;
}

/** The templates in JSON that differ from their YAML. Writes them again if `write` is set. */
function staleTemplates(write: boolean): string[] {
  const stale: string[] = [];
  for (const { yaml, json } of examples()) {
    const made = templateAsJson(yaml);
    if (existsSync(json) && made === readFileSync(json, 'utf8')) continue;
    stale.push(relative(PROJECT_ROOT, json));
    if (write) writeFileSync(json, made);
  }
  return stale;
}
