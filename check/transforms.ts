import { entriesOf, itemsOf, memberOf, type Node, type Place, textOf } from './node';

/** A macro that the section Transform of a template names. */
export interface Transform {
  name: string;
  place: Place;
}

/** Transforms that change neither app clients nor references to them. */
const HARMLESS = /^AWS::(?:Serverless|LanguageExtensions|CodeDeployBlueGreen|SecretsManager)/;
const SAM = /^AWS::Serverless/;
/** Prefixes of the names of resources that SAM adds. Other names begin with the name of a resource of a SAM type. */
const SAM_PREFIXES = ['Serverless', 'CodeDeployServiceRole'];

/** The macros that may write anything. */
export function macrosOf(root: Node): Transform[] {
  return transformsOf(root).filter(({ name }) => !HARMLESS.test(name));
}

/** Whether SAM may add a resource with this name to a template. */
export function isAddedBySam(name: string, root: Node): boolean {
  if (!transformsOf(root).some((transform) => SAM.test(transform.name))) return false;
  const resources = entriesOf(memberOf(root, 'Resources'));
  const ofSam = resources.filter(({ value }) => SAM.test(textOf(memberOf(value, 'Type')) ?? '')).map(({ key }) => key);
  return [...SAM_PREFIXES, ...ofSam].some((start) => name.startsWith(start));
}

function transformsOf(root: Node): Transform[] {
  const given = memberOf(root, 'Transform');
  const nodes = given?.kind === 'list' ? itemsOf(given) : [given].flatMap((node) => node ?? []);
  return nodes.map((node) => ({ name: textOf(node) ?? textOf(memberOf(node, 'Name')) ?? 'of Transform', place: node.place }));
}

/** Whether a macro or a loop adds members to a mapping. */
export function hasMacroMembers(node: Node | undefined): boolean {
  return entriesOf(node).some(({ key }) => key.startsWith('Fn::'));
}
