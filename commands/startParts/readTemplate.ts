import { checkFile } from '../../check/checkFile';
import { textReport } from '../../check/report/text';
import { parsed } from '../../local/start/parsed';
import type { TemplateFile } from '../../local/start/stack/stackPlan';
import { clientsOf, type Template, templateIn } from '../../local/start/stack/template';
import { Unusable } from '../../local/start/unusable';
import { AWS_TO_OURS } from '../../migrate/direction';
import { Refusal } from '../../migrate/refusal';
import { rewriteTemplate } from '../../migrate/rewrite';

export interface ReadTemplate extends TemplateFile {
  text: string;
}

/**
 * Checks that a template has no error that `npm run check` finds, and that it has a client of our type.
 * @param migrate whether clients of AWS's type become clients of our type, in memory only
 * @returns the template, and notes for the user
 * @throws Unusable with all problems
 */
export function checkedTemplate(
  { file, path, text, template }: ReadTemplate,
  migrate: boolean,
): { template: Template; notes: string[] } {
  const { findings, notes } = check(path, file);
  if (findings !== undefined) throw new Unusable(`npm start created nothing, because ${file} has errors:\n${findings}`);
  const native = Object.keys(template.Resources).filter((name) => template.Resources[name]?.Type === AWS_TO_OURS.from);
  if (native.length === 0) return { template: withClients(file, template), notes };
  if (migrate) {
    const note = `${file}: npm start moved ${native.join(', ')} from ${AWS_TO_OURS.from} to ${AWS_TO_OURS.to}, in memory only.`;
    return { template: migrated(file, text), notes: [...notes, note] };
  }
  const names = native.join(', ');
  const advice = `To move the template to ${AWS_TO_OURS.to}, run npm run migrate -- ${file}, or add --migrate to move it in memory only.`;
  if (clientsOf(template).length === 0) {
    throw new Unusable(`${file} has no client of type ${AWS_TO_OURS.to}.`, [
      `AWS's own type ${AWS_TO_OURS.from}: ${names}.`,
      advice,
    ]);
  }
  const note = `${file}: npm start does not show clients of AWS's own type ${AWS_TO_OURS.from}: ${names}. ${advice}`;
  return { template, notes: [...notes, note] };
}

function withClients(file: string, template: Template): Template {
  if (clientsOf(template).length > 0) return template;
  throw new Unusable(`${file} has no app client. Add a resource of type ${AWS_TO_OURS.to}.`);
}

/** The report of `npm run check`: as findings if it has an error, else as notes. */
function check(path: string, file: string): { findings?: string; notes: string[] } {
  const report = checkFile(path, file);
  const hasError = report.unreadable !== undefined || report.findings.some(({ level }) => level === 'error');
  const text = textReport([report]);
  if (hasError) return { findings: text, notes: [] };
  return { notes: report.findings.length > 0 ? text.split('\n').slice(0, -1) : [] };
}

function migrated(file: string, text: string): Template {
  try {
    const { text: after } = rewriteTemplate(text, AWS_TO_OURS);
    return templateIn(file, parsed(file, after) as Record<string, unknown>);
  } catch (error) {
    if (error instanceof Refusal) throw new Unusable(`npm start can't migrate ${file}:`, error.reasons);
    throw error;
  }
}
