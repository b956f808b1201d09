import { PROPERTY_NAMES } from '../../src/model/attributes';
import { nearestName } from '../../src/model/nearest';
import type { Properties } from '../../src/model/properties';
import { isObject } from '../../tools/json';
import { checkedProperties } from './desiredState';
import { fileText } from './fileText';
import { EXPECTED, parsed } from './parsed';
import { isTemplate, type Template, templateIn } from './stack/template';
import { Unusable } from './unusable';

/** The contents of a file: the properties of a client, or a template. */
export type Source = { kind: 'client'; properties: Properties } | { kind: 'template'; template: Template; text: string };

/**
 * Reads a file with a template or with the properties of a client.
 * @throws Unusable with all problems
 */
export function readSource(path: string): Source {
  const text = fileText(path);
  return sourceIn(path, text, parsed(path, text));
}

function sourceIn(path: string, text: string, content: unknown): Source {
  if (Array.isArray(content) && content.some((item) => isObject(item) && 'ParameterKey' in item)) {
    throw new Unusable(
      `${path} contains the parameters of a stack. Give the template instead, and each parameter with --parameter NAME=VALUE.`,
    );
  }
  if (!isObject(content)) throw new Unusable(`${path} must contain one object: ${EXPECTED}.`);
  if (isTemplate(content)) return { kind: 'template', template: templateIn(path, content), text };
  refuseOtherContents(path, content);
  return { kind: 'client', properties: checkedProperties(path, content) };
}

/** Refuses a part of a template without the rest, and files that are neither a template nor the properties of a client. */
function refuseOtherContents(path: string, content: Record<string, unknown>): void {
  if ('Properties' in content) {
    throw new Unusable(`${path} contains one resource without a template. Put it under Resources and give it a name.`);
  }
  const members = Object.values(content);
  if (members.length > 0 && members.every((member) => isObject(member) && typeof member.Type === 'string')) {
    throw new Unusable(`${path} contains resources without a template. Put them under Resources.`);
  }
  const names = Object.keys(content);
  if (names.filter(isAlmostProperty).length < names.length * FEWEST_PROPERTIES) {
    throw new Unusable(
      `${path} is neither a template nor the properties of a client. A template has the section Resources, a client has properties such as ClientName.`,
    );
  }
}

/** The smallest share of names that must be names of properties, or nearly so. A file with fewer is not meant as a client. */
const FEWEST_PROPERTIES = 1 / 3;

function isAlmostProperty(name: string): boolean {
  return nearestName(name, PROPERTY_NAMES) !== undefined;
}
