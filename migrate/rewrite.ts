import { type Clients, clientOf, findClients } from './clients';
import type { Direction } from './direction';
import { applyEdits, type Edit } from './edits';
import { byClientId, intendedRewriting } from './intended';
import { checked, type MeaningOfMapping, meaningOfMapping } from './meaning';
import type { Reference } from './references';
import { setText } from './structure';
import { parseTemplate, type Template } from './template';
import type { Target } from './variables';

/** A template whose clients have the new type, and the changes in it. */
export interface Rewritten {
  text: string;
  clients: string[];
  /** The number of changed references. */
  references: number;
}

/**
 * Gives every client of a template the new type, and changes the expressions for its id as the new type needs them.
 * Everything else stays byte for byte.
 * @throws Refusal with the reasons why the migration is not safe
 */
export function rewriteTemplate(text: string, direction: Direction): Rewritten {
  const template = parseTemplate(text);
  const clients = findClients(template, direction);
  const changed = clients.references.flatMap((reference) => {
    const target = targetOf(template, reference, direction);
    return target === undefined ? [] : [reference.renamed(target)];
  });
  const edits = [...typeEdits(template, clients, direction), ...changed.flat()];
  const { names } = clients;
  const intended = intendedRewriting({ meaning: meaningOfMapping(template.root), names, direction });
  const normalized = (meaning: MeaningOfMapping) => (direction.ref === 'fromGetAtt' ? byClientId(meaning, names) : meaning);
  return { text: checked(applyEdits(text, edits), intended, normalized), clients: [...names], references: changed.length };
}

export function typeEdits(template: Template, { entries }: Clients, { to }: Direction): Edit[] {
  return entries.flatMap((entry) => setText(template, clientOf(entry), 'Type', to));
}

/** The target that a reference needs with the new type; undefined if the reference stays as it is. */
function targetOf(template: Template, reference: Reference, { ref }: Direction): Target | undefined {
  const { name, attribute } = reference;
  if (ref === 'stays') return undefined;
  if (ref === 'toGetAtt') return attribute === undefined ? { name, attribute: 'ClientId' } : undefined;
  // AWS's type has GetAtt ClientId too. Ref replaces it only if the migration to our type would restore the same text.
  return attribute === 'ClientId' && isCanonical(template, reference) ? { name } : undefined;
}

/** Whether a reference has the notation in which `renamed` would write it. */
function isCanonical({ text }: Template, reference: Reference): boolean {
  return reference.renamed(reference).every((edit) => text.slice(edit.start, edit.end) === edit.text);
}
