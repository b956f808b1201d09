import { PROPERTY_NAMES } from '../../src/model/attributes';
import { nearestName } from '../../src/model/nearest';
import type { Properties } from '../../src/model/properties';
import { isObject } from '../../tools/json';
import { checkedProperties } from './desiredState';
import { fileText } from './fileText';
import { EXPECTED, parsed } from './parsed';
import { isTemplate, type Template, templateIn } from './stack/template';
import { Unusable } from './unusable';

/** What a file holds. */
export type Source = { kind: 'client'; properties: Properties } | { kind: 'template'; template: Template; text: string };

/**
 * Reads a template, or the properties of a client.
 * @throws Unusable with everything that is wrong
 */
export function readSource(path: string): Source {
  const text = fileText(path);
  return sourceIn(path, text, parsed(path, text));
}

function sourceIn(path: string, text: string, content: unknown): Source {
  if (Array.isArray(content) && content.some((item) => isObject(item) && 'ParameterKey' in item)) {
    throw new Unusable(`${path} holds parameters: give the template, and each of them by --parameter NAME=VALUE.`);
  }
  if (!isObject(content)) throw new Unusable(`${path} must hold one object: ${EXPECTED}.`);
  if (isTemplate(content)) return { kind: 'template', template: templateIn(path, content), text };
  refuseParts(path, content);
  return { kind: 'client', properties: checkedProperties(path, content) };
}

/** What stands in a template, or in another file of a project, taken for the whole. */
function refuseParts(path: string, content: Record<string, unknown>): void {
  if ('Properties' in content) {
    throw new Unusable(`${path} is one resource: put it under Resources and a name of its own, and it is a template.`);
  }
  const members = Object.values(content);
  if (members.length > 0 && members.every((member) => isObject(member) && typeof member.Type === 'string')) {
    throw new Unusable(`${path} holds resources without a template: put them under Resources.`);
  }
  const names = Object.keys(content);
  if (names.filter(isAlmostProperty).length < names.length * FEWEST_PROPERTIES) {
    throw new Unusable(`${path} is neither: ${EXPECTED}. A template has the section Resources.`);
  }
}

/** A file in which fewer of the names are those of properties, or nearly so, was meant as something else. */
const FEWEST_PROPERTIES = 1 / 3;

function isAlmostProperty(name: string): boolean {
  return nearestName(name, PROPERTY_NAMES) !== undefined;
}
