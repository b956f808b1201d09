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
 * A template that can become a stack: without a mistake that `npm run check` finds, and with clients of our type.
 * @param migrate whether clients of AWS's type become ours, in memory
 * @returns the template, and notes for a person
 * @throws Unusable with everything that is wrong
 */
export function checkedTemplate(
  { file, path, text, template }: ReadTemplate,
  migrate: boolean,
): { template: Template; notes: string[] } {
  const { findings, notes } = check(path, file);
  if (findings !== undefined) throw new Unusable(`${file} has mistakes, so nothing was started:\n${findings}`);
  const native = Object.keys(template.Resources).filter((name) => template.Resources[name]?.Type === AWS_TO_OURS.from);
  if (native.length === 0) return { template: withClients(file, template), notes };
  if (migrate) {
    const note = `${file}: ${native.join(', ')} moved from ${AWS_TO_OURS.from} to ${AWS_TO_OURS.to}, in memory only.`;
    return { template: migrated(file, text), notes: [...notes, note] };
  }
  const cure = `npm run migrate -- ${file} moves a template to ${AWS_TO_OURS.to}; with --migrate, npm start does it in memory.`;
  if (clientsOf(template).length === 0) {
    throw new Unusable(
      `${file} has no client of ${AWS_TO_OURS.to}. ${native.join(', ')}: ${AWS_TO_OURS.from} is AWS's own type. ${cure}`,
    );
  }
  return {
    template,
    notes: [...notes, `${file}: ${native.join(', ')} of AWS's own type ${AWS_TO_OURS.from} will not be shown. ${cure}`],
  };
}

function withClients(file: string, template: Template): Template {
  if (clientsOf(template).length > 0) return template;
  throw new Unusable(`${file} has no app client: a resource of type ${AWS_TO_OURS.to} is what npm start shows the life of.`);
}

/** What `npm run check` finds: in its own words if something is wrong, or else as notes. */
function check(path: string, file: string): { findings?: string; notes: string[] } {
  const report = checkFile(path, file);
  const isWrong = report.unreadable !== undefined || report.findings.some(({ level }) => level === 'error');
  const text = textReport([report]);
  if (isWrong) return { findings: text, notes: [] };
  return { notes: report.findings.length > 0 ? text.split('\n').slice(0, -1) : [] };
}

function migrated(file: string, text: string): Template {
  try {
    const { text: after } = rewriteTemplate(text, AWS_TO_OURS);
    return templateIn(file, parsed(file, after) as Record<string, unknown>);
  } catch (error) {
    if (error instanceof Refusal) throw new Unusable(`${file} can't be migrated:`, error.reasons);
    throw error;
  }
}
