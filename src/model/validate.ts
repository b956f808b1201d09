import { PROPERTIES, PROPERTY_NAMES, READ_ONLY, REQUIRED, SETTING_NAMES } from './attributes';
import { type Cast, castProperties, missingSentence } from './cast';
import { constraintProblems } from './constraints';
import { HandlerError } from './handlerError';
import { type Merge, type Ownership, ownershipOf } from './merge';
import type { Properties, PropertyName } from './properties';
import { RULES } from './rules';
import { isTokenSetting, TOKENS } from './tokenValidity';

/**
 * The desired state of a create, checked in full: what it does not mention is at Cognito's default.
 * @param state the properties of the request, as they came
 * @throws HandlerError InvalidRequest with all problems in one message
 */
export function desiredStateOfCreate(state: object): Properties {
  const cast = castProperties(without(state, READ_ONLY));
  const { properties } = cast;
  const given = READ_ONLY.filter((name) => (valueIn(state, name) ?? undefined) !== undefined);
  refuse([
    ...valueProblems(cast),
    ...given.map((name) => `${name} can't be given: it is Cognito's to set. ${instead(name)}`),
    ...sentences(ruleProblems({ GenerateSecret: false, ...properties }, unclear(cast))),
  ]);
  return properties;
}

function instead(name: PropertyName): string {
  return name === 'Name' ? 'Give ClientName in its place.' : 'Take it out.';
}

/** What CloudFormation repeats of the last model and no update looks at: of a wrong type it is nobody's to mend. */
const REPEATED: readonly PropertyName[] = ['ClientSecret', 'ClientSecretArn', 'Name'];

/**
 * The desired state of an update, checked as far as it can be without the live client: what stands in place of a property
 * that it does not mention is not known yet, unless it is one that the update gives back to Cognito.
 * @param state the properties of the request, as they came
 * @param previous the state before the update
 * @throws HandlerError InvalidRequest with all problems in one message
 */
export function desiredStateOfUpdate(state: object, previous: Properties = {}): Properties {
  const unreadable = REPEATED.filter((name) => typeof valueIn(state, name) !== 'string');
  const cast = castProperties(without(state, unreadable));
  const { properties } = cast;
  const client = withKnownSecret(properties, previous);
  const released = releasedSettings(properties, previous);
  const unknown = PROPERTY_NAMES.filter((name) => client[name] === undefined && !Object.hasOwn(released, name));
  const problems = ruleProblems(client, [...unclear(cast), ...unknown]);
  refuse([...valueProblems(cast), ...sentences(problems), ...origins(aboutOf(problems), released)]);
  return properties;
}

function valueIn(state: object, name: PropertyName): unknown {
  return (state as Partial<Record<PropertyName, unknown>>)[name];
}

function without(state: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
}

/** Whether a client has a secret never changes, so what the state before says of it holds. */
function withKnownSecret(properties: Properties, { GenerateSecret }: Properties): Properties {
  return GenerateSecret === undefined ? properties : { GenerateSecret, ...properties };
}

/** The settings that go back to their default, whatever is live. Those of tokens depend on the live units, so they are not told here. */
function releasedSettings(desired: Properties, previous: Properties): Merge['ownership'] {
  const released = SETTING_NAMES.filter((name) => !isTokenSetting(name) && ownershipOf(name, desired, previous) === 'released');
  return Object.fromEntries(released.map((name) => [name, 'released']));
}

/**
 * Checks the whole that an update writes, since that is what Cognito judges. Constraints are not looked at again: the
 * template's values keep to them, and a live value that does not is one that Cognito has come to accept.
 * @throws HandlerError InvalidRequest with all problems in one message, which also says what of it is not the template's
 */
export function refuseBrokenRules({ settings, ownership }: Merge, hasSecret: boolean): void {
  const problems = ruleProblems({ ...settings, GenerateSecret: hasSecret }, []);
  refuse([...sentences(problems), ...origins(aboutOf(problems), ownership)]);
}

/** More than anybody reads. A list of thousands of wrong items would make an answer that Lambda does not take. */
const MOST_PROBLEMS = 100;

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, MOST_PROBLEMS);
  const more = problems.length - told.length;
  throw new HandlerError('InvalidRequest', [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(' '));
}

/** What is wrong with each value for itself. */
function valueProblems({ properties, problems, unread }: Cast): string[] {
  const missing = REQUIRED.filter((name) => properties[name] === undefined && !unread.includes(name));
  return [
    ...problems,
    ...missing.map(missingSentence),
    ...PROPERTY_NAMES.flatMap((name) => constraintProblems(name, properties[name], PROPERTIES[name].constraints)),
  ];
}

interface RuleProblem {
  sentence: string;
  /** The properties whose values together are the problem. */
  about: readonly PropertyName[];
}

/** @param unknown properties of which nobody knows the value; a rule that looks at one of them has nothing to say */
function ruleProblems(client: Properties, unknown: readonly PropertyName[]): RuleProblem[] {
  const decidable = RULES.filter(({ reads }) => !reads.some((name) => unknown.includes(name)));
  return decidable.flatMap(({ reads, problems }) => problems(client).map((sentence) => ({ sentence, about: reads })));
}

const sentences = (problems: readonly RuleProblem[]) => problems.map(({ sentence }) => sentence);
const aboutOf = (problems: readonly RuleProblem[]) => [...new Set(problems.flatMap(({ about }) => about))];

/** The properties that could not be read; with the units, the numbers that are counted in them. */
function unclear({ unread }: Cast): PropertyName[] {
  return unread.includes('TokenValidityUnits') ? [...unread, ...TOKENS.map(({ validity }) => validity)] : unread;
}

/** Where the values of problems come from, as far as that is not the template of now: a sentence for each. */
export function origins(about: readonly PropertyName[], ownership: Merge['ownership']): string[] {
  const of = (owner: Ownership) =>
    about.filter((name) => (ownership as Partial<Record<PropertyName, Ownership>>)[name] === owner);
  return [
    ...of('kept').map(
      (name) =>
        `${name} is live and not from the template: change it where it was set (the console, or another tool), or set it in the template.`,
    ),
    ...of('released').map((name) => `${name} is no longer in the template, so it goes back to Cognito's default.`),
  ];
}
