import { type Clients, clientOf, findClients } from './clients';
import type { Direction } from './direction';
import { applyEdits, type Edit } from './edits';
import { byClientId, intendedRewriting } from './intended';
import { checked, type MeaningOfMapping, meaningOfMapping } from './meaning';
import type { Reference } from './references';
import { setText } from './structure';
import { parseTemplate, type Template } from './template';
import type { Target } from './variables';

/** A template with clients of another type, and of it what has been changed. */
export interface Rewritten {
  text: string;
  clients: string[];
  /** How many references were changed. */
  references: number;
}

/**
 * Gives every client of a template the other type, and every expression for its id the form that the other type has for it.
 * Everything else stays to the letter.
 * @throws Refusal with the reasons why that is not safe
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
  const leveled = (meaning: MeaningOfMapping) => (direction.ref === 'fromGetAtt' ? byClientId(meaning, names) : meaning);
  return { text: checked(applyEdits(text, edits), intended, leveled), clients: [...names], references: changed.length };
}

export function typeEdits(template: Template, { entries }: Clients, { to }: Direction): Edit[] {
  return entries.flatMap((entry) => setText(template, clientOf(entry), 'Type', to));
}

/** What a reference has to name with the other type; undefined where it may stay as it is. */
function targetOf(template: Template, reference: Reference, { ref }: Direction): Target | undefined {
  const { name, attribute } = reference;
  if (ref === 'stays') return undefined;
  if (ref === 'toGetAtt') return attribute === undefined ? { name, attribute: 'ClientId' } : undefined;
  // AWS's type knows GetAtt ClientId too. Ref takes its place where the way forth would bring it back to the letter.
  return attribute === 'ClientId' && isCanonical(template, reference) ? { name } : undefined;
}

/** Whether a reference stands in the text just as it would be written. */
function isCanonical({ text }: Template, reference: Reference): boolean {
  return reference.renamed(reference).every((edit) => text.slice(edit.start, edit.end) === edit.text);
}
