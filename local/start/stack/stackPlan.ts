import { basename, dirname, extname } from 'node:path';
import { Unusable } from '../unusable';
import { ExternalValues } from './externalValues';
import type { Version } from './stackDeployment';
import type { Template } from './template';

export interface TemplateFile {
  /** The name of the file in messages. */
  file: string;
  path: string;
  template: Template;
}

/** The templates of a stack before and after its update, and the values that they need. */
export interface StackPlan {
  stackName: string;
  before: Version;
  /** The template of the update. Undefined: `before` with a change in each client. */
  after: Version | undefined;
  /** The generated ids of user pools, by the names of the values in the template. */
  pools: ReadonlyMap<string, string>;
  /** The values that the output must not show. */
  hidden: string[];
}

/**
 * Plans the life of a stack.
 * @param parameters values by name: of parameters, exports, names in the Parameter Store, and attributes of resources
 * @throws Unusable for missing, invalid and unused values
 */
export function planOf([first, second]: readonly TemplateFile[], parameters: ReadonlyMap<string, string>): StackPlan {
  if (first === undefined) throw new Error('planOf needs a template.');
  const stackName = stackNameOf(first.path);
  const values = new ExternalValues(parameters, stackName);
  const hidden: string[] = [];
  const versionOf = ({ file, template }: TemplateFile): Version => {
    const filled = values.fill(file, template);
    hidden.push(...filled.hidden);
    return { file, template: filled.template, parameters: filled.parameters };
  };
  const before = versionOf(first);
  const after = second && versionOf(second);
  refuseUnused(values);
  return { stackName, before, after, pools: values.pools, hidden };
}

/** The name of the file or, if that is only `template`, the name of its folder. */
function stackNameOf(path: string): string {
  // The CDK writes Shop.template.json.
  const file = basename(path, extname(path)).replace(/\.template$/, '');
  const name = (file === 'template' ? basename(dirname(path)) : file).replaceAll(/[^A-Za-z0-9-]+/g, '-');
  return /^[A-Za-z]/.test(name) ? name.slice(0, 128) : `stack-${name}`.slice(0, 128);
}

function refuseUnused({ unused }: ExternalValues): void {
  if (unused.length === 0) return;
  const allowed = 'the name of a parameter, an export, a value in the Parameter Store, or an attribute such as Site.DomainName';
  throw new Unusable(`--parameter ${unused.join(', ')}: no template uses a value of this name. Give ${allowed}.`);
}
