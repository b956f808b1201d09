import { isDeepStrictEqual } from 'node:util';
import { findClients } from '../clients';
import { type Direction, reversed } from '../direction';
import type { Deployed, LiveClient, LiveStack } from '../live';
import { isMappingMeant, type MeaningOfMapping, meaningIn } from '../meaning';
import { Refusal, refuseIf } from '../refusal';
import { rewriteTemplate } from '../rewrite';
import { clientsInStack, PLACEHOLDER, planSteps, STEPS, type Steps } from '../steps';
import { parseTemplate } from '../template';

/** A template, and where its clients are to go. */
export interface Task {
  text: string;
  direction: Direction;
}

/** How far the clients of a stack have come. */
export interface Position {
  steps: Steps;
  /** How many of the steps are done. */
  done: number;
}

/**
 * Finds out from a stack's template which steps are done, so that no run has to remember it.
 * @param templates what the stack's template means, as it was given and as macros have made it
 * @throws Refusal when the stack's template is none that the steps lead through
 */
export function positionOf(task: Task, templates: readonly MeaningOfMapping[], deployed: Deployed): Position {
  const isDeployed = (text: string) => templates.some((meaning) => isDeepStrictEqual(meaning, meaningIn(text)));
  const inBetween = templates.map(clientsOnTheWay).find((clients) => clients !== undefined);
  if (inBetween !== undefined) {
    const steps = planSteps(task.text, task.direction, { name: deployed.stackName, clients: inBetween });
    const last = STEPS.findIndex((step) => isDeployed(steps.templates[step]));
    if (last >= 0) {
      refuseIf(forgottenAbsences(task, inBetween, deployed));
      return { steps, done: last + 1 };
    }
    throw new Refusal([
      `The stack ${deployed.stackName} is on its way, but not with this template. Give the one with which its move began.`,
    ]);
  }
  if (isDeployed(task.text)) {
    const stack = clientsInStack(task.text, task.direction, deployed);
    return { steps: planSteps(task.text, task.direction, stack), done: 0 };
  }
  if (isDeployed(rewriteTemplate(task.text, task.direction).text)) {
    return { steps: planSteps(task.text, task.direction, movedClients(task, deployed)), done: STEPS.length };
  }
  throw new Refusal([
    `The stack ${deployed.stackName} was deployed with another template. Deploy this one first, or give that one: ` +
      `aws cloudformation get-template --stack-name ${deployed.stackName} --query TemplateBody --output text`,
  ]);
}

/** Clients that the move did not begin with. At its end they would be missing from the stack. */
function forgottenAbsences({ text, direction }: Task, onTheWay: readonly LiveClient[], { absent }: Deployed): string[] {
  const known = [...absent, ...onTheWay.map(({ name }) => name)];
  const others = [...findClients(parseTemplate(text), direction).names].filter((name) => !known.includes(name));
  return others.map((name) => `${name} is not among the clients that are on their way: give --absent ${name}, as at the start.`);
}

/** Whether a template has been deployed in which the clients have their new type already. */
export function hasMoved({ text, direction }: Task, templates: readonly MeaningOfMapping[]): boolean {
  const meaning = meaningIn(text);
  const types = resourcesIn(meaning).map(({ Type }) => Type);
  const isRewritten = types.includes(direction.to) && !types.includes(direction.from);
  return isRewritten && templates.some((deployed) => isDeepStrictEqual(deployed, meaning));
}

function resourcesIn(meaning: MeaningOfMapping | undefined): MeaningOfMapping[] {
  const resources = meaning?.Resources;
  return isMappingMeant(resources) ? Object.values(resources).filter(isMappingMeant) : [];
}

/** The clients as the stack has them at the end, with their new type. */
function movedClients({ text, direction }: Task, deployed: Deployed): LiveStack {
  return clientsInStack(rewriteTemplate(text, direction).text, reversed(direction), deployed);
}

/** The ids that a template between the steps keeps; undefined for any other template. */
function clientsOnTheWay({ Resources }: MeaningOfMapping): LiveClient[] | undefined {
  const placeholder = isMappingMeant(Resources) ? Resources[PLACEHOLDER] : undefined;
  const metadata = isMappingMeant(placeholder) ? placeholder.Metadata : undefined;
  if (!isMappingMeant(metadata)) return undefined;
  return Object.entries(metadata).flatMap(([name, ids]) => {
    if (!isMappingMeant(ids)) return [];
    return [{ name, UserPoolId: String(ids.UserPoolId), ClientId: String(ids.ClientId) }];
  });
}
