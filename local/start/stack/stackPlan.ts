import { basename, dirname, extname } from 'node:path';
import { Unusable } from '../unusable';
import { Outside } from './outside';
import type { Version } from './stackDeployment';
import type { Template } from './template';

export interface TemplateFile {
  /** As messages call it. */
  file: string;
  path: string;
  template: Template;
}

/** What is to become of a stack. */
export interface StackPlan {
  stackName: string;
  before: Version;
  /** The template of the update. Undefined: the one before, with a change in each client. */
  after: Version | undefined;
  /** The ids of the user pools that are made up, by the names under which a template asks for them. */
  pools: ReadonlyMap<string, string>;
  /** The values that no output may show. */
  hidden: string[];
}

/**
 * Plans the life of a stack.
 * @param parameters by their names, and so the exports and the names in the Parameter Store that a template takes a value from
 * @throws Unusable for values that are missing, wrong, or for no template
 */
export function planOf([first, second]: readonly TemplateFile[], parameters: ReadonlyMap<string, string>): StackPlan {
  if (first === undefined) throw new Error('There is no template.');
  const stackName = stackNameOf(first.path);
  const outside = new Outside(parameters, stackName);
  const hidden: string[] = [];
  const versionOf = ({ file, template }: TemplateFile): Version => {
    const filled = outside.fill(file, template);
    hidden.push(...filled.hidden);
    return { file, template: filled.template, parameters: filled.parameters };
  };
  const before = versionOf(first);
  const after = second && versionOf(second);
  refuseUnused(outside);
  return { stackName, before, after, pools: outside.pools, hidden };
}

/** Named after the file or, where that is just a template, after its folder. */
function stackNameOf(path: string): string {
  // The CDK writes Shop.template.json.
  const file = basename(path, extname(path)).replace(/\.template$/, '');
  const name = (file === 'template' ? basename(dirname(path)) : file).replaceAll(/[^A-Za-z0-9-]+/g, '-');
  return /^[A-Za-z]/.test(name) ? name.slice(0, 128) : `stack-${name}`.slice(0, 128);
}

function refuseUnused({ unused }: Outside): void {
  if (unused.length === 0) return;
  const words = 'no template takes a value of this name, be it a parameter, an export or a name in the Parameter Store';
  throw new Unusable(`--parameter ${unused.join(', ')}: ${words}.`);
}
