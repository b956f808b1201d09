import { MAX_DEPLOYMENTS, problemsOfDeployments } from './deployments';
import type { TemplateSections } from './evaluation';
import type { Finding } from './finding';
import { type Client, OUR_TYPE } from './template';

const TOO_MANY = `The client has more than ${MAX_DEPLOYMENTS} combinations of conditions and parameters: only ${MAX_DEPLOYMENTS} were checked.`;

/** The problems with the values of a client in any deployment. A message says in which deployments. */
export function deploymentFindings(client: Client, sections: TemplateSections): Finding[] {
  const { name: of, type, entry } = client;
  const { problems, isComplete } = problemsOfDeployments(client, sections);
  // AWS's own type lacks the property, and shapeFindings.ts reports that.
  const known = problems.filter(({ id }) => type === OUR_TYPE || id !== 'published-without-secret');
  const findings = known.map(({ id, sentence, place, onlyIf }): Finding => {
    const message = onlyIf.length === 0 ? sentence : `${sentence} That is so if ${onlyIf.join(' and ')}.`;
    return { check: id, level: id === 'unknown-value' ? 'warning' : 'error', of, message, place };
  });
  const note: Finding = { check: 'not-looked-at', level: 'note', of, message: TOO_MANY, place: entry.keyPlace };
  return isComplete ? findings : [...findings, note];
}
