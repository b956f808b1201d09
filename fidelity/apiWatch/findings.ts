import type { ApiModel } from './apiModel';
import { compareApi } from './compareApi';
import { type Difference, type DifferenceKind, keyOf, type Side } from './difference';
import { LEFT_OUT, type LeftOut } from './leftOut';
import { sdkCaughtUp } from './sdkCaughtUp';

const LIST = 'fidelity/apiWatch/leftOut.ts';
const SHAPES = 'local/cognito/requestShapes.ts';
const GUIDE = 'guides/add-a-property.md';

/** What to do about a difference. */
const ADVICE: Readonly<Record<Side, Readonly<Record<DifferenceKind, string>>>> = {
  'resource type': {
    operation: `Add it to ${LIST} with the reason why the type does not offer it, or offer it.`,
    member: `Offer it as ${GUIDE} says, or add it to ${LIST} with the reason. What no request takes goes to ANSWER_ONLY in src/model/attributes.ts.`,
    gone: 'Find out what Cognito does with it now, and take it out of src/model/attributes.ts.',
    type: 'Change the kind in src/model/attributes.ts, and the schema.',
    required: 'Change `required` in src/model/attributes.ts, and the schema.',
    limit: 'Change the constraints in src/model/attributes.ts, and the schema.',
    value: 'Change the values in src/model/attributes.ts.',
    error: 'Say what it means in src/cognito/errors.ts.',
  },
  'local Cognito': {
    operation: `Add it to ${LIST} with the reason.`,
    member: `Teach it to the local Cognito, as ${GUIDE} says under 5, or add it to ${LIST} with the reason.`,
    gone: `Take it out of ${SHAPES}.`,
    type: `Change it in ${SHAPES}.`,
    required: `Change it in ${SHAPES}.`,
    limit: `Change it in ${SHAPES}.`,
    value: `Change it in ${SHAPES}. Ask whether src/model/rules.ts and the descriptions in the schema must name it.`,
    error: `Change it in ${SHAPES}.`,
  },
};

/** What the watch found, each in one line: what it is, where it stands in the API, and what to do. */
export function findings(models: readonly ApiModel[], leftOut: readonly LeftOut[] = LEFT_OUT): string[] {
  const differences = compareApi(models);
  const isLeftOut = (one: Difference) => leftOut.some(({ by, what }) => by === one.side && what.includes(keyOf(one)));
  const found = differences.filter((one) => !isLeftOut(one));
  return [...grouped(found).map(lineOf), ...notNeeded(differences, leftOut), ...sdkCaughtUp(models)];
}

/** Differences of the same member at several places are one finding. */
function grouped(differences: readonly Difference[]): Difference[][] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    // An operation has no member: it stands for itself.
    const key = JSON.stringify(one.path === '' ? [one.side, one.place, one.detail] : [one.side, one.path, one.what]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function lineOf(group: readonly Difference[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const { side, kind, path, place, what } = first;
  const places = [...new Set(group.map((one) => one.place))].join(', ');
  const sources = [...new Set(group.flatMap((one) => one.sources))].join(', ');
  const subject = path === '' ? `${place} ${what}` : `${path} of ${places} ${what}`;
  return `${side}: ${subject} (${sources}). ${ADVICE[side][kind]}`;
}

/** Lines of the list that no difference asks for: we offer it now, or the API does not have it any more. */
function notNeeded(differences: readonly Difference[], leftOut: readonly LeftOut[]): string[] {
  const unneeded = leftOut.flatMap(({ by, what }) =>
    what.filter((key) => !differences.some((one) => one.side === by && keyOf(one) === key)).map((key) => `${by}: ${key}`),
  );
  return unneeded.map((name) => `${name} is no difference from the API any more. Take it out of ${LIST}.`);
}
