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
 * The desired state of a create, checked in full: what it does not mention is at Cognito's default.
 * @param state the properties of the request, as they came
 * @throws HandlerError InvalidRequest with all problems in one message
 */
export function desiredStateOfCreate(state: object): Properties {
  const { properties, problems } = checkedDesiredState(state);
  refuse(problems);
  return properties;
}

/** The desired state of a create as far as it can be read, and a sentence for each of its problems. */
export function checkedDesiredState(state: object): { properties: Properties; problems: string[] } {
  const { properties, problems } = problemsOfCreate(state);
  return { properties, problems: explained(sentencesOf(problems), properties) };
}

/**
 * The problems that `checkedDesiredState` finds, with their places.
 * @param state may have values that are `Unknown`
 * @param typeName what messages call the type
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
  const { giveInstead } = PROPERTIES[name];
  return giveInstead ? `set ${giveInstead} instead.` : 'remove it.';
}

/** CloudFormation repeats these of the last model, and no update looks at them. So a value of a wrong type is no problem. */
const REPEATED = READ_ONLY.filter((name) => !PRIMARY_IDENTIFIER.some((one) => one === name));

/**
 * The desired state of an update, checked as far as it can be without the live client: what stands in place of a property
 * that it does not mention is not known yet, unless it is one that the update gives back to Cognito.
 * @param state the properties of the request, as they came
 * @param previous the state before the update
 * @param isRollback whether the update takes a stack back: then a setting may keep its live value in place of the default
 * @throws HandlerError InvalidRequest with all problems in one message
 */
export function desiredStateOfUpdate(state: object, previous: Properties = {}, isRollback = false): Properties {
  const unreadable = REPEATED.filter((name) => typeof valueIn(state, name) !== 'string');
  const cast = castProperties(without(state, unreadable));
  const { properties } = cast;
  const released = isRollback ? {} : releasedSettings(properties, previous);
  const unknown = PROPERTY_NAMES.filter((name) => properties[name] === undefined && !Object.hasOwn(released, name));
  const problems = ruleProblems(properties, cast, unknown);
  const found = sentencesOf([...valueProblems(cast), ...problems]);
  refuse(explained([...found, ...origins(aboutOf(problems), released)], properties));
  return properties;
}

function valueIn(state: object, name: PropertyName): unknown {
  return (state as Partial<Record<PropertyName, unknown>>)[name];
}

function without(state: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
}

/** The settings that go back to their default, whatever is live. Those of tokens are not among them: they depend on the live units. */
function releasedSettings(desired: Properties, previous: Properties): Merge['ownership'] {
  const released = SETTING_NAMES.filter((name) => !isTokenSetting(name) && ownershipOf(name, desired, previous) === 'released');
  return Object.fromEntries(released.map((name) => [name, 'released']));
}

/**
 * Checks the whole that an update writes, since that is what Cognito judges. Constraints are not looked at again: the
 * template's values keep to them, and a live value that does not is one that Cognito has come to accept.
 * @throws HandlerError InvalidRequest with all problems in one message, which also says what of it is not the template's
 */
export function refuseBrokenRules(merge: Merge, hasSecret: boolean): void {
  const problems = problemsOf(merge, hasSecret);
  refuse(explained([...sentencesOf(problems), ...origins(aboutOf(problems), merge.ownership)], ownedSettings(merge)));
}

/**
 * The rules that the whole of an update breaks. A rule that reads only kept, unchanged settings is left to Cognito: it has accepted them
 * together, and nothing about them is the template's.
 */
export function problemsOf({ settings, ownership, changed }: Merge, hasSecret: boolean): RuleProblem[] {
  const isOurs = (name: PropertyName) => {
    const setting = name as SettingName;
    return changed.includes(setting) || (ownership[setting] ?? 'kept') !== 'kept';
  };
  const problems = ruleProblems({ ...settings, GenerateSecret: hasSecret });
  return problems.filter(({ about }) => about.some(isOurs));
}

/** The settings that the template sets. */
function ownedSettings({ settings, ownership }: Merge): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => ownership[name as SettingName] === 'owned'));
}

/** No user reads more. A list of thousands of wrong items would make an answer that is too large for Lambda. */
const MOST_PROBLEMS = 100;

/** Problems, if there are any, with the values of the template that may be a mistake though they are no problem by themselves. */
function explained(problems: readonly string[], given: Settings): string[] {
  // A message that is full already needs no help.
  const needsHelp = problems.length > 0 && problems.length <= MOST_PROBLEMS;
  return [...problems, ...(needsHelp ? sentencesOf(unknownValues(given)) : [])];
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const listed = problems.slice(0, MOST_PROBLEMS);
  const more = problems.length - listed.length;
  throw new HandlerError('InvalidRequest', [...listed, ...(more > 0 ? [`There are ${more} more problems.`] : [])].join(' '));
}

/** The problems of each value by itself. */
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
  /** The properties whose values together are the problem. */
  about: readonly PropertyName[];
}

const ALL_READ = { unread: [], partial: {}, problems: [] };

/**
 * The problems that the rules find, as far as they can be found: a rule has nothing to say about a value that is not there.
 * @param cast what could not be read
 * @param unknown properties whose values only Cognito knows
 */
function ruleProblems(
  client: Properties,
  cast: Pick<Cast, 'unread' | 'partial' | 'problems'> = ALL_READ,
  unknown: readonly PropertyName[] = [],
): RuleProblem[] {
  return RULES.flatMap((rule) => {
    const { id, reads, problems } = rule;
    const inPart = reads.filter((name) => isEnoughInPart(name, rule, cast));
    const isReadable = (name: PropertyName) => !unknown.includes(name) && !isUnread(name, rule, cast.unread);
    if (!reads.every((name) => inPart.includes(name) || isReadable(name))) return [];
    return problems({ ...client, ...readItems(inPart, cast.partial) }).map((finding) => ({ id, ...finding, about: reads }));
  });
}

/** Whether a list that could not be read in full is enough for a rule: that depends on whether the rest is wrong, or unknown as yet. */
function isEnoughInPart(
  name: PropertyName,
  { eachItem, someItems }: Rule,
  { partial, problems }: Pick<Cast, 'partial' | 'problems'>,
) {
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

/** Lists that could be read in part. An empty text stands for what could not be read: it breaks no rule. */
function readItems(names: readonly PropertyName[], partial: Properties): Properties {
  return Object.fromEntries(names.map((name) => [name, Array.from(partial[name] as string[], (item) => item ?? '')]));
}

const aboutOf = (problems: readonly RuleProblem[]) => [...new Set(problems.flatMap(({ about }) => about))];

/** Where the values of problems come from, as far as that is not the template of now: a sentence for each. */
export function origins(about: readonly PropertyName[], ownership: Merge['ownership']): string[] {
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
