import { PROPERTY_NAMES, READ_ONLY, REQUIRED } from '../src/model/attributes';
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

/** A problem that some deployments of a template have. */
export interface DeploymentProblem {
  id: CheckId;
  sentence: string;
  place: Place;
  /** What these deployments have in common. Empty: all deployments have the problem. */
  because: readonly string[];
}

/** Combinations of conditions and parameters are looked at up to this number, for each group of properties that a rule reads. */
export const MOST_DEPLOYMENTS = 1000;

interface Seen {
  problems: readonly { problem: Problem; place: Place }[];
  because: ReadonlyMap<string, string>;
}

/** What is wrong with a client in any of the deployments of its template, and whether all of them were looked at. */
export function problemsOfDeployments(
  client: Client,
  sections: TemplateSections,
): { problems: DeploymentProblem[]; isComplete: boolean } {
  const lookAt = (group: readonly string[], most: number) => {
    const { results, isComplete } = explore((choose) => look(client, group, new Evaluation(sections, choose)), most);
    return { seen: results.filter((one) => one !== undefined), isComplete };
  };
  // Most clients are the same in every deployment.
  const whole = lookAt(namesOf(client), 1);
  if (whole.isComplete) return { problems: [...common(whole.seen).values()], isComplete: true };
  const found = new Map<string, DeploymentProblem>();
  let isComplete = true;
  for (const group of groupsOf(client)) {
    const some = lookAt(group, MOST_DEPLOYMENTS);
    isComplete &&= some.isComplete;
    // The smaller groups come first: what they find depends on the least.
    for (const [key, problem] of common(some.seen)) if (!found.has(key)) found.set(key, problem);
  }
  return { problems: [...found.values()], isComplete };
}

/** The properties that a client has, or has to have. */
function namesOf({ properties }: Client): string[] {
  const given = entriesOf(properties?.value).map(({ key }) => key);
  return [...new Set([...given, ...REQUIRED])].filter((name) => !isMacro(name));
}

/**
 * The properties that are judged together: each by itself, and those that a rule reads. So the number of deployments does not grow with
 * conditions that have nothing to do with each other.
 */
function groupsOf(client: Client): string[][] {
  const names = namesOf(client);
  const ofRules = RULES.map(({ reads }) =>
    reads.some((name) => isTokenSetting(name as SettingName)) ? [...reads, UNITS] : [...reads],
  );
  const groups = [...names.map((name) => [name]), ...ofRules.filter((group) => group.some((name) => names.includes(name)))];
  return groups.sort((a, b) => a.length - b.length);
}

/** A validity is judged together with its unit. */
const UNITS: SettingName = 'TokenValidityUnits';

/** What one deployment has; undefined where it has no such client. */
function look({ entry, properties, type }: Client, group: readonly string[], evaluation: Evaluation): Seen | undefined {
  const condition = nameOf(memberOf(entry.value, 'Condition'));
  if (condition !== undefined && !evaluation.holds(condition)) return undefined;
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
    because: evaluation.because,
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

/** The properties that are not judged now. A macro among them may give any property. */
function othersOf(entries: readonly Entry[], group: readonly string[]): Record<string, Unknown> {
  const hasMacro = entries.some(({ key }) => isMacro(key));
  const given = entries.map(({ key }) => key);
  const giveable = PROPERTY_NAMES.filter((name) => !READ_ONLY.includes(name));
  const others = giveable.filter((name) => (given.includes(name) ? !group.includes(name) : hasMacro));
  return Object.fromEntries(others.map((name) => [name, new Unknown('any')]));
}

const isMacro = (key: string) => key.startsWith('Fn::');

/** These are about the name of a value, and not about the value. */
const ABOUT_NAMES: readonly CheckId[] = ['unknown-property', 'unknown-member', 'read-only'];

/** The place of a problem; where the value is not there, that of another value that the rule reads, or else of the client. */
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

/** Each problem of some deployments, with what they have in common that the others have not. */
function common(seen: readonly Seen[]): Map<string, DeploymentProblem> {
  const having = new Map<string, Seen[]>();
  const found = new Map<string, DeploymentProblem>();
  const wronglyTyped = alwaysWronglyTyped(seen);
  for (const one of seen) {
    for (const { problem, place } of one.problems) {
      const { id, sentence } = problem;
      const key = keyOf(problem, place, wronglyTyped);
      const before = having.get(key);
      if (before) before.push(one);
      else having.set(key, [one]);
      if (!before) found.set(key, { id, sentence, place, because: [] });
    }
  }
  for (const [key, problem] of found) problem.because = because(having.get(key) ?? [], seen);
  return found;
}

/** What makes two problems of different deployments the same. An item has another number where an item before it is left out. */
function keyOf({ id, path, sentence }: Problem, place: Place, wronglyTyped: ReadonlySet<string>): string {
  const typed = JSON.stringify([place, path]);
  // One sentence is enough for a value that has the wrong type whatever it is.
  const said = id === 'wrong-type' && wronglyTyped.has(typed) ? typed : sentence.replaceAll(/\[\d+\]/g, '');
  return JSON.stringify([id, place, said]);
}

/** The values that have the wrong type in every deployment: their places and paths. */
function alwaysWronglyTyped(seen: readonly Seen[]): Set<string> {
  const [first, ...others] = seen.map(({ problems }) => {
    const typed = problems.filter(({ problem }) => problem.id === 'wrong-type');
    return new Set(typed.map(({ problem, place }) => JSON.stringify([place, problem.path])));
  });
  return new Set([...(first ?? [])].filter((key) => others.every((other) => other.has(key))));
}

/** The fewest answers of the first of these deployments that only such deployments have. */
function because(having: readonly Seen[], all: readonly Seen[]): string[] {
  const [first] = having;
  if (first === undefined || having.length === all.length) return [];
  const others = all.filter((one) => !having.includes(one));
  const telling = new Map(first.because);
  for (const [name, words] of first.because) {
    telling.delete(name);
    const isEnough = others.every(({ because }) => [...telling].some(([other, answer]) => because.get(other) !== answer));
    if (!isEnough) telling.set(name, words);
  }
  return [...telling.values()];
}
