import type { ApiModel } from './apiModel';
import { compareApi } from './compareApi';
import { type Difference, type DifferenceKind, keyOf, type Side } from './difference';
import { LEFT_OUT, type LeftOut } from './leftOut';
import { sdkCaughtUp } from './sdkCaughtUp';

const LIST = 'fidelity/apiWatch/leftOut.ts';
const SHAPES = 'local/cognito/requestShapes.ts';
const GUIDE = 'guides/add-a-property.md';

/** The next step for each kind of difference. */
const ADVICE: Readonly<Record<Side, Readonly<Record<DifferenceKind, string>>>> = {
  'resource type': {
    operation: `Support it, or list it in ${LIST} with the reason.`,
    member: `Support it as ${GUIDE} describes, or list it in ${LIST} with the reason. A member that only answers have goes to ANSWER_ONLY in src/model/attributes.ts.`,
    gone: 'Find out what Cognito does with it now, and remove it from src/model/attributes.ts.',
    type: 'Change the kind in src/model/attributes.ts, and the schema.',
    required: 'Change `required` in src/model/attributes.ts, and the schema.',
    limit: 'Change the constraints in src/model/attributes.ts, and the schema.',
    value: 'Change the values in src/model/attributes.ts.',
    error: 'Map it to an error code in src/cognito/errors.ts.',
  },
  'local Cognito': {
    operation: `List it in ${LIST} with the reason.`,
    member: `Add it to the local Cognito as ${GUIDE} describes, or list it in ${LIST} with the reason.`,
    gone: `Remove it from ${SHAPES}.`,
    type: `Change it in ${SHAPES}.`,
    required: `Change it in ${SHAPES}.`,
    limit: `Change it in ${SHAPES}.`,
    value: `Change it in ${SHAPES}. Check whether src/model/rules.ts and the descriptions in the schema must name it.`,
    error: `Change it in ${SHAPES}.`,
  },
};

/** The findings of the watch, one line each: the difference, its place in the API, and the next step. */
export function findings(models: readonly ApiModel[], leftOut: readonly LeftOut[] = LEFT_OUT): string[] {
  const differences = compareApi(models);
  const isLeftOut = (one: Difference) => leftOut.some(({ by, what }) => by === one.side && what.includes(keyOf(one)));
  const found = differences.filter((one) => !isLeftOut(one));
  return [...grouped(found).map(lineOf), ...notNeeded(differences, leftOut), ...sdkCaughtUp(models)];
}

/** The same difference of a member in several places is one finding. */
function grouped(differences: readonly Difference[]): Difference[][] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    // A difference of a whole operation has no member to group by.
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

/** The lines of the list that match no difference: we support the member now, or the API no longer has it. */
function notNeeded(differences: readonly Difference[], leftOut: readonly LeftOut[]): string[] {
  const unneeded = leftOut.flatMap(({ by, what }) =>
    what.filter((key) => !differences.some((one) => one.side === by && keyOf(one) === key)).map((key) => `${by}: ${key}`),
  );
  return unneeded.map((name) => `${name} no longer differs from the API. Remove it from ${LIST}.`);
}
