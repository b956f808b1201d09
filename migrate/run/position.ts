import { isDeepStrictEqual } from 'node:util';
import { findClients } from '../clients';
import { type Direction, reversed } from '../direction';
import type { Deployed, LiveClient, LiveStack } from '../live';
import { isMapping, type MeaningOfMapping, meaningIn } from '../meaning';
import { Refusal, refuseIf } from '../refusal';
import { rewriteTemplate } from '../rewrite';
import { clientsInStack, PLACEHOLDER, planSteps, STEPS, type Steps } from '../steps';
import { parseTemplate } from '../template';

/** A template, and the direction in which its clients move. */
export interface Task {
  text: string;
  direction: Direction;
}

/** The number of finished steps of a move. */
export interface Position {
  steps: Steps;
  done: number;
}

/**
 * Finds out from the deployed template which steps are done, so that no run has to store it.
 * @param templates the meanings of the deployed template: the original and the processed one
 * @throws Refusal when the deployed template belongs to no step
 */
export function positionOf(task: Task, templates: readonly MeaningOfMapping[], deployed: Deployed): Position {
  const isDeployed = (text: string) => templates.some((meaning) => isDeepStrictEqual(meaning, meaningIn(text)));
  const inBetween = templates.map(clientsBetweenSteps).find((clients) => clients !== undefined);
  if (inBetween !== undefined) {
    const steps = planSteps(task.text, task.direction, { name: deployed.stackName, clients: inBetween });
    const last = STEPS.findIndex((step) => isDeployed(steps.templates[step]));
    if (last >= 0) {
      refuseIf(missingAbsentOptions(task, inBetween, deployed));
      return { steps, done: last + 1 };
    }
    throw new Refusal([`The move of the stack ${deployed.stackName} began with another template. Give that template.`]);
  }
  if (isDeployed(task.text)) {
    const stack = clientsInStack(task.text, task.direction, deployed);
    return { steps: planSteps(task.text, task.direction, stack), done: 0 };
  }
  if (isDeployed(rewriteTemplate(task.text, task.direction).text)) {
    return { steps: planSteps(task.text, task.direction, movedClients(task, deployed)), done: STEPS.length };
  }
  throw new Refusal([
    `The stack ${deployed.stackName} was deployed with another template. Deploy this template first, or give the deployed one: ` +
      `aws cloudformation get-template --stack-name ${deployed.stackName} --query TemplateBody --output text`,
  ]);
}

/** A reason for each client that was given as absent when the move began, and is not now. */
function missingAbsentOptions({ text, direction }: Task, movingClients: readonly LiveClient[], { absent }: Deployed): string[] {
  const known = [...absent, ...movingClients.map(({ name }) => name)];
  const others = [...findClients(parseTemplate(text), direction).names].filter((name) => !known.includes(name));
  return others.map((name) => `The move began with --absent ${name}. Add this option again.`);
}

/** Whether the template has the clients with their new type, and was deployed like this. */
export function hasMoved({ text, direction }: Task, templates: readonly MeaningOfMapping[]): boolean {
  const meaning = meaningIn(text);
  const types = resourcesIn(meaning).map(({ Type }) => Type);
  const isRewritten = types.includes(direction.to) && !types.includes(direction.from);
  return isRewritten && templates.some((deployed) => isDeepStrictEqual(deployed, meaning));
}

function resourcesIn(meaning: MeaningOfMapping | undefined): MeaningOfMapping[] {
  const resources = meaning?.Resources;
  return isMapping(resources) ? Object.values(resources).filter(isMapping) : [];
}

/** The clients of a stack that has moved, with their new type. */
function movedClients({ text, direction }: Task, deployed: Deployed): LiveStack {
  return clientsInStack(rewriteTemplate(text, direction).text, reversed(direction), deployed);
}

/** The clients in the placeholder's metadata; undefined for a template without the placeholder. */
function clientsBetweenSteps({ Resources }: MeaningOfMapping): LiveClient[] | undefined {
  const placeholder = isMapping(Resources) ? Resources[PLACEHOLDER] : undefined;
  const metadata = isMapping(placeholder) ? placeholder.Metadata : undefined;
  if (!isMapping(metadata)) return undefined;
  return Object.entries(metadata).flatMap(([name, ids]) => {
    if (!isMapping(ids)) return [];
    return [{ name, UserPoolId: String(ids.UserPoolId), ClientId: String(ids.ClientId) }];
  });
}
