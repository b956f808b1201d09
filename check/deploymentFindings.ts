import { MOST_DEPLOYMENTS, problemsOfDeployments } from './deployments';
import type { TemplateSections } from './evaluation';
import type { Finding } from './finding';
import { type Client, OUR_TYPE } from './template';

const TOO_MANY = `More than ${MOST_DEPLOYMENTS} combinations of conditions and parameters make a difference: only so many were looked at.`;

/** What is wrong with the values of a client in any deployment, and in which. */
export function deploymentFindings(client: Client, sections: TemplateSections): Finding[] {
  const { name: of, type, entry } = client;
  const { problems, isComplete } = problemsOfDeployments(client, sections);
  // In AWS's own type the property itself is the mistake.
  const known = problems.filter(({ id }) => type === OUR_TYPE || id !== 'published-without-secret');
  const findings = known.map(({ id, sentence, place, because }): Finding => {
    const message = because.length === 0 ? sentence : `${sentence} That is so if ${because.join(' and ')}.`;
    return { check: id, level: id === 'unknown-value' ? 'warning' : 'error', of, message, place };
  });
  const note: Finding = { check: 'not-looked-at', level: 'note', of, message: TOO_MANY, place: entry.keyPlace };
  return isComplete ? findings : [...findings, note];
}
