import { entriesOf, itemsOf, memberOf, type Node, type Place, textOf } from './node';

/** A macro that the section Transform of a template names. */
export interface Transform {
  name: string;
  place: Place;
}

/** Transforms that leave app clients, and what refers to them, as they are written. */
const HARMLESS = /^AWS::(?:Serverless|LanguageExtensions|CodeDeployBlueGreen|SecretsManager)/;
const SAM = /^AWS::Serverless/;
/** The beginnings of the names that SAM gives to the resources that it adds. The others begin with the name of one of its own types. */
const NAMES_OF_SAM = ['Serverless', 'CodeDeployServiceRole'];

/** Those that may write anything. */
export function macrosOf(root: Node): Transform[] {
  return transformsOf(root).filter(({ name }) => !HARMLESS.test(name));
}

/** Whether SAM may add a resource of this name to a template. */
export function isAddedBySam(name: string, root: Node): boolean {
  if (!transformsOf(root).some((transform) => SAM.test(transform.name))) return false;
  const resources = entriesOf(memberOf(root, 'Resources'));
  const itsOwn = resources.filter(({ value }) => SAM.test(textOf(memberOf(value, 'Type')) ?? '')).map(({ key }) => key);
  return [...NAMES_OF_SAM, ...itsOwn].some((start) => name.startsWith(start));
}

function transformsOf(root: Node): Transform[] {
  const given = memberOf(root, 'Transform');
  const nodes = given?.kind === 'list' ? itemsOf(given) : [given].flatMap((node) => node ?? []);
  return nodes.map((node) => ({ name: textOf(node) ?? textOf(memberOf(node, 'Name')) ?? 'of Transform', place: node.place }));
}

/** Whether a mapping has members that a macro or a loop writes. */
export function hasWrittenMembers(node: Node | undefined): boolean {
  return entriesOf(node).some(({ key }) => key.startsWith('Fn::'));
}
