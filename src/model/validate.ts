import { PROPERTIES, PROPERTY_NAMES, READ_ONLY, REQUIRED, SETTING_NAMES } from './attributes';
import { type Cast, castProperties } from './cast';
import { constraintProblems } from './constraints';
import { HandlerError } from './handlerError';
import { type Merge, type Ownership, ownershipOf } from './merge';
import { PRIMARY_IDENTIFIER } from './primaryIdentifier';
import { missingProblem, type Problem, problemAt, sentencesOf } from './problem';
import type { Properties, PropertyName, SettingName, Settings } from './properties';
import type { Rule } from './rule';
import { RULES } from './rules';
import { isTokenSetting, unitPathsOf } from './tokenValidity';
import { unknownValues } from './unknownValues';

/**
 * Returns the desired state of a create after all checks. A property that it does not mention has Cognito's default.
 * @param state the properties of the request, unchecked
 * @throws HandlerError InvalidRequest with all problems in one message
 */
export function desiredStateOfCreate(state: object): Properties {
  const { properties, problems } = checkedDesiredState(state);
  refuse(problems);
  return properties;
}

/** The readable properties of a create's desired state, and a sentence for each problem. */
export function checkedDesiredState(state: object): { properties: Properties; problems: string[] } {
  const { properties, problems } = problemsOfCreate(state);
  return { properties, problems: withExplanations(sentencesOf(problems), [], properties) };
}

/**
 * The same as `checkedDesiredState`, but with the path of each problem.
 * @param state may contain values that are `Unknown`
 * @param typeName the name of the type in messages
 */
export function problemsOfCreate(
  state: object,
  typeName?: string,
): { properties: Properties; partial: Properties; problems: Problem[] } {
  const cast = castProperties(without(state, READ_ONLY), typeName);
  const { properties, partial } = cast;
  const given = READ_ONLY.filter((name) => (valueIn(state, name) ?? undefined) !== undefined);
  const problems = [
    ...valueProblems(cast),
    ...given.map((name) =>
      problemAt('read-only', [name], `cannot be set in a template, because only Cognito sets it: ${instead(name)}`),
    ),
    ...ruleProblems({ GenerateSecret: false, ...properties }, cast),
  ];
  return { properties, partial, problems };
}

function instead(name: PropertyName): string {
  const { setInstead } = PROPERTIES[name];
  return setInstead ? `set ${setInstead} instead.` : 'remove it.';
}

/**
 * CloudFormation repeats these properties from the last model, and updates ignore them. So a value of the wrong type is no
 * problem.
 */
const IGNORED = READ_ONLY.filter((name) => !PRIMARY_IDENTIFIER.some((one) => one === name));

/**
 * Returns the desired state of an update after the checks that need no live client. The value of a property that the template
 * does not mention is not known yet, unless the update resets the property to its default.
 * @param state the properties of the request, unchecked
 * @param previous the state before the update
 * @param isRollback whether the update rolls a stack back, so that a setting may keep its live value instead of going back to the
 * default
 * @throws HandlerError InvalidRequest with all problems in one message
 */
export function desiredStateOfUpdate(state: object, previous: Properties = {}, isRollback = false): Properties {
  const unreadable = IGNORED.filter((name) => typeof valueIn(state, name) !== 'string');
  const cast = castProperties(without(state, unreadable));
  const { properties, partial } = cast;
  const released = isRollback ? {} : releasedSettings(properties, previous);
  const known = Object.keys({ ...properties, ...partial, ...released });
  const problems = ruleProblems(properties, cast).filter(({ about }) => about.every((name) => known.includes(name)));
  const found = sentencesOf([...valueProblems(cast), ...problems]);
  refuse(withExplanations(found, ownershipSentences(aboutOf(problems), released), properties));
  return properties;
}

function valueIn(state: object, name: PropertyName): unknown {
  return (state as Partial<Record<PropertyName, unknown>>)[name];
}

function without(state: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
}

/**
 * The settings that go back to their defaults. Settings of tokens are not included, because their values depend on the live
 * units.
 */
function releasedSettings(desired: Properties, previous: Properties): Merge['ownership'] {
  const released = SETTING_NAMES.filter((name) => !isTokenSetting(name) && ownershipOf(name, desired, previous) === 'released');
  return Object.fromEntries(released.map((name) => [name, 'released']));
}

/**
 * Checks the rules for all settings that an update writes, as Cognito does. It does not check constraints: the values of the
 * template have passed that check, and Cognito has accepted the live values.
 * @throws HandlerError InvalidRequest with all problems in one message. It also says which values are not from the template.
 */
export function refuseBrokenRules(merge: Merge, hasSecret: boolean): void {
  const problems = problemsOf(merge, hasSecret);
  const sources = ownershipSentences(aboutOf(problems), merge.ownership);
  refuse(withExplanations(sentencesOf(problems), sources, ownedSettings(merge)));
}

/**
 * The problems of all settings that an update writes. It ignores a rule if all settings of the rule are kept: Cognito has
 * accepted their live values together, and none of them is from the template.
 */
export function problemsOf({ settings, ownership }: Merge, hasSecret: boolean): RuleProblem[] {
  const isOfTheUpdate = (name: PropertyName) => (ownership[name as SettingName] ?? 'kept') !== 'kept';
  const client = { ...settings, GenerateSecret: hasSecret };
  return RULES.filter(({ reads }) => reads.some(isOfTheUpdate)).flatMap((rule) => problemsOfRule(rule, client));
}

/** The settings that the template sets. */
function ownedSettings({ settings, ownership }: Merge): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => ownership[name as SettingName] === 'owned'));
}

/** Users do not read more problems. A list of thousands of wrong items would make an answer that is too large for Lambda. */
const MOST_PROBLEMS = 100;

/**
 * Adds to the problems, if there are any, the sources of values, and a sentence for each unknown value of the template, because
 * the value may be a mistake.
 */
function withExplanations(problems: readonly string[], sources: readonly string[], given: Settings): string[] {
  if (problems.length === 0) return [];
  // The explanations are no problems, so they are not among the problems that a full message counts.
  const room = Math.max(0, MOST_PROBLEMS - problems.length);
  return [...problems, ...[...sources, ...sentencesOf(unknownValues(given))].slice(0, room)];
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const listed = problems.slice(0, MOST_PROBLEMS);
  throw new HandlerError('InvalidRequest', [...listed, ...moreSentence(problems.length - listed.length)].join(' '));
}

function moreSentence(more: number): string[] {
  if (more === 0) return [];
  return [more === 1 ? 'There is 1 more problem.' : `There are ${more} more problems.`];
}

/** The problems of single values. */
function valueProblems({ properties, partial, problems, unread }: Cast): Problem[] {
  const missing = REQUIRED.filter((name) => properties[name] === undefined && !unread.includes(name));
  const read = { ...properties, ...partial };
  return [
    ...problems,
    ...missing.map(missingProblem),
    ...PROPERTY_NAMES.flatMap((name) => constraintProblems([name], read[name], PROPERTIES[name].constraints)),
  ];
}

export interface RuleProblem extends Problem {
  /** The properties whose values together cause the problem. */
  about: readonly PropertyName[];
}

function problemsOfRule({ id, reads, problems }: Rule, client: Properties): RuleProblem[] {
  return problems(client).map((finding) => ({ id, ...finding, about: reads }));
}

/**
 * The problems that the rules find. A rule runs only if it can read all values that it needs.
 * @param cast says which values could not be read
 */
function ruleProblems(client: Properties, cast: Cast): RuleProblem[] {
  return RULES.flatMap((rule) => {
    const inPart = rule.reads.filter((name) => canJudgeInPart(name, rule, cast));
    if (!rule.reads.every((name) => inPart.includes(name) || !isUnread(name, rule, cast.unread))) return [];
    return problemsOfRule(rule, { ...client, ...readItems(inPart, cast.partial) });
  });
}

/**
 * Whether a rule can run with the readable items of a list. It depends on the rule, and on why the other items cannot be read.
 */
function canJudgeInPart(name: PropertyName, { eachItem, someItems }: Rule, { partial, problems }: Cast) {
  if (partial[name] === undefined) return false;
  return eachItem || (someItems && !problems.some(({ path }) => path[0] === name));
}

function isUnread(name: PropertyName, { member }: Rule, unread: readonly string[]): boolean {
  const alsoRead = unitPathsOf(name);
  return unread.some(
    (path) =>
      path === name ||
      alsoRead.includes(path) ||
      (path.startsWith(`${name}.`) && (member === undefined || path === `${name}.${member}`)),
  );
}

/** The readable items of lists. An empty string, which breaks no rule, replaces an item that could not be read. */
function readItems(names: readonly PropertyName[], partial: Properties): Properties {
  return Object.fromEntries(names.map((name) => [name, Array.from(partial[name] as string[], (item) => item ?? '')]));
}

const aboutOf = (problems: readonly RuleProblem[]) => [...new Set(problems.flatMap(({ about }) => about))];

/** A sentence for each property whose value is not from the current template. It says where the value comes from. */
export function ownershipSentences(about: readonly PropertyName[], ownership: Merge['ownership']): string[] {
  const of = (owner: Ownership) =>
    about.filter((name) => (ownership as Partial<Record<PropertyName, Ownership>>)[name] === owner);
  return [
    ...of('kept').map(
      (name) =>
        `${name} is not set in the template, so the update keeps the current value of the client. Change it in the console or the tool that set it, or set ${name} in the template.`,
    ),
    ...of('released').map((name) => `${name} is no longer in the template, so the update resets it to Cognito's default.`),
  ];
}
