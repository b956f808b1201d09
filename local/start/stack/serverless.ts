import { expandServerless } from '../../cloudformation/stacks/serverlessMacro';
import { Unusable } from '../unusable';
import type { TemplateFile } from './stackPlan';
import { type Template, templateIn } from './template';

const SERVERLESS = 'AWS::Serverless-2016-10-31';

/** Whether a template needs SAM's macro. */
export function isServerless({ Transform }: Template): boolean {
  return [Transform].flat().includes(SERVERLESS);
}

/**
 * Runs SAM's macro on a template that needs it. Returns any other template unchanged.
 * @throws Unusable when SAM refuses it
 */
export async function withoutServerless<File extends TemplateFile>(
  file: File,
  parameters: ReadonlyMap<string, string>,
): Promise<File> {
  const { template } = file;
  if (!isServerless(template)) return file;
  const declared = [...parameters].filter(([name]) => name in (template.Parameters ?? {}));
  const expanded = await expandServerless(template, Object.fromEntries(declared));
  if ('refusal' in expanded) throw new Unusable(`${file.file}: ${expanded.refusal}`);
  return { ...file, template: templateIn(file.file, expanded.template) };
}
