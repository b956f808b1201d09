import { REQUIRED, SETTABLE } from '../src/model/attributes';
import type { CheckId } from '../src/model/checks';
import type { Problem } from '../src/model/problem';
import type { SettingName } from '../src/model/properties';
import { RULES } from '../src/model/rules';
import { isTokenSetting } from '../src/model/tokenValidity';
import { Unknown } from '../src/model/unknown';
import { unknownValues } from '../src/model/unknownValues';
import { problemsOfCreate } from '../src/model/validate';
import { Evaluation, type TemplateSections } from './evaluation';
import { type Entry, entriesOf, memberOf, nameOf, type Place } from './node';
import { explore } from './scenarios';
import type { Client } from './template';
import { type Members, plainMembers, type Value } from './value';

/** A problem in some deployments of a template. */
export interface DeploymentProblem {
  id: CheckId;
  sentence: string;
  place: Place;
  /** The conditions and parameter values of these deployments. Empty: all deployments have the problem. */
  onlyIf: readonly string[];
}

/** The maximum number of combinations of conditions and parameters, for each group of properties that a rule reads. */
export const MAX_DEPLOYMENTS = 1000;

interface DeploymentResult {
  problems: readonly { problem: Problem; place: Place }[];
  /** The answers that the deployment chose, by the name of the condition or parameter. */
  answers: ReadonlyMap<string, string>;
}

/** The problems of a client in any deployment of its template, and whether all deployments were checked. */
export function problemsOfDeployments(
  client: Client,
  sections: TemplateSections,
): { problems: DeploymentProblem[]; isComplete: boolean } {
  const checkGroup = (group: readonly string[], most: number) => {
    const { results, isComplete } = explore((choose) => checkDeployment(client, group, new Evaluation(sections, choose)), most);
    return { checked: results.filter((one) => one !== undefined), isComplete };
  };
  // Most clients have the same values in every deployment.
  const whole = checkGroup(namesOf(client), 1);
  if (whole.isComplete) return { problems: [...problemsIn(whole.checked).values()], isComplete: true };
  const found = new Map<string, DeploymentProblem>();
  let isComplete = true;
  for (const group of groupsOf(client)) {
    const some = checkGroup(group, MAX_DEPLOYMENTS);
    isComplete &&= some.isComplete;
    // The smaller groups come first: their problems depend on the fewest conditions.
    for (const [key, problem] of problemsIn(some.checked)) if (!found.has(key)) found.set(key, problem);
  }
  return { problems: [...found.values()], isComplete };
}

/** The properties that a client has or needs. */
function namesOf({ properties }: Client): string[] {
  const given = entriesOf(properties?.value).map(({ key }) => key);
  return [...new Set([...given, ...REQUIRED])].filter((name) => !isMacro(name));
}

/**
 * The groups of properties that are checked together: each property alone, and the properties that a rule reads. So conditions that
 * are independent of each other do not multiply the number of deployments.
 */
function groupsOf(client: Client): string[][] {
  const names = namesOf(client);
  const ofRules = RULES.map(({ reads }) =>
    reads.some((name) => isTokenSetting(name as SettingName)) ? [...reads, UNITS] : [...reads],
  );
  const groups = [...names.map((name) => [name]), ...ofRules.filter((group) => group.some((name) => names.includes(name)))];
  return groups.sort((a, b) => a.length - b.length);
}

/** A validity is checked together with its unit. */
const UNITS: SettingName = 'TokenValidityUnits';

/** Checks a client in one deployment. Returns undefined if the deployment does not have the client. */
function checkDeployment(
  { entry, properties, type }: Client,
  group: readonly string[],
  evaluation: Evaluation,
): DeploymentResult | undefined {
  const condition = nameOf(memberOf(entry.value, 'Condition'));
  if (condition !== undefined && !evaluation.conditionValue(condition)) return undefined;
  const entries = entriesOf(properties?.value);
  const members = membersOf(
    entries.filter(({ key }) => group.includes(key)),
    evaluation,
  );
  const state = { ...othersOf(entries, group), ...plainMembers(members) };
  const { properties: read, partial, problems } = problemsOfCreate(state, type);
  const all = [...problems, ...unknownValues({ ...read, ...partial })];
  return {
    problems: all.map((problem) => ({ problem, place: placeOf(problem, members, entry.keyPlace) })),
    answers: evaluation.answers,
  };
}

function membersOf(entries: readonly Entry[], evaluation: Evaluation): Members {
  return new Map(
    entries.flatMap(({ key, keyPlace, value: node }) => {
      const value = evaluation.value(node);
      return value === undefined ? [] : [[key, { keyPlace, value }] as const];
    }),
  );
}

/** The properties outside of the group, with unknown values. A macro among them may write any property. */
function othersOf(entries: readonly Entry[], group: readonly string[]): Record<string, Unknown> {
  const hasMacro = entries.some(({ key }) => isMacro(key));
  const given = entries.map(({ key }) => key);
  const others = SETTABLE.filter((name) => (given.includes(name) ? !group.includes(name) : hasMacro));
  return Object.fromEntries(others.map((name) => [name, new Unknown('any')]));
}

const isMacro = (key: string) => key.startsWith('Fn::');

/** The checks of the name of a value, not of the value itself. */
const ABOUT_NAMES: readonly CheckId[] = ['unknown-property', 'unknown-member', 'read-only'];

/** The place of the wrong value. If it is missing: of another value that the rule reads, or else of the client. */
function placeOf({ id, path: [property, ...rest] }: Problem, members: Members, client: Place): Place {
  const reads: readonly string[] = RULES.find((rule) => rule.id === id)?.reads ?? [];
  const start = [String(property), ...reads].find((name) => members.has(name));
  let member = start === undefined ? undefined : members.get(start);
  if (member === undefined) return client;
  let { place, content } = member.value;
  for (const step of start === property ? rest : []) {
    member = content instanceof Map ? content.get(String(step)) : undefined;
    const below: Value | undefined = Array.isArray(content) ? content[Number(step)] : member?.value;
    if (below === undefined) break;
    ({ place, content } = below);
  }
  return member && ABOUT_NAMES.includes(id) ? member.keyPlace : place;
}

/** The problems of all deployments. Each has the answers that only its deployments have. */
function problemsIn(checked: readonly DeploymentResult[]): Map<string, DeploymentProblem> {
  const withProblem = new Map<string, DeploymentResult[]>();
  const found = new Map<string, DeploymentProblem>();
  const wronglyTyped = alwaysWronglyTyped(checked);
  for (const one of checked) {
    for (const { problem, place } of one.problems) {
      const { id, sentence } = problem;
      const key = keyOf(problem, place, wronglyTyped);
      const before = withProblem.get(key);
      if (before) before.push(one);
      else withProblem.set(key, [one]);
      if (!before) found.set(key, { id, sentence, place, onlyIf: [] });
    }
  }
  for (const [key, problem] of found) problem.onlyIf = distinguishingAnswers(withProblem.get(key) ?? [], checked);
  return found;
}

/** The same key for the same problem in two deployments. The number of an item differs if a deployment omits an item before it. */
function keyOf({ id, path, sentence }: Problem, place: Place, wronglyTyped: ReadonlySet<string>): string {
  const typed = JSON.stringify([place, path]);
  // A value that has the wrong type in every deployment is reported only once.
  const text = id === 'wrong-type' && wronglyTyped.has(typed) ? typed : sentence.replaceAll(/\[\d+\]/g, '');
  return JSON.stringify([id, place, text]);
}

/** The values that have the wrong type in every deployment: their places and paths. */
function alwaysWronglyTyped(checked: readonly DeploymentResult[]): Set<string> {
  const [first, ...others] = checked.map(({ problems }) => {
    const typed = problems.filter(({ problem }) => problem.id === 'wrong-type');
    return new Set(typed.map(({ problem, place }) => JSON.stringify([place, problem.path])));
  });
  return new Set([...(first ?? [])].filter((key) => others.every((other) => other.has(key))));
}

/** The fewest answers that distinguish the deployments with a problem from all others. */
function distinguishingAnswers(withProblem: readonly DeploymentResult[], all: readonly DeploymentResult[]): string[] {
  const [first] = withProblem;
  if (first === undefined || withProblem.length === all.length) return [];
  const others = all.filter((one) => !withProblem.includes(one));
  const distinguishing = new Map(first.answers);
  for (const [name, description] of first.answers) {
    distinguishing.delete(name);
    const isEnough = others.every(({ answers }) => [...distinguishing].some(([other, answer]) => answers.get(other) !== answer));
    if (!isEnough) distinguishing.set(name, description);
  }
  return [...distinguishing.values()];
}
