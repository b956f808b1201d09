import type { ApiShape, ApiType, Limits } from './apiModel';
import type { Difference, DifferenceKind } from './difference';

/** One model's description of a type. */
export interface View {
  readonly source: string;
  readonly shape: ApiShape;
  /** The enumerations of a model whose members do not name theirs. */
  readonly enumerations?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A difference between a model and either side. */
export type ShapeDifference = Omit<Difference, 'side'>;

export interface Position {
  readonly place: string;
  readonly path: string;
}

/**
 * The differences between the API and our own description of a type. Compares only what our description states.
 * @param views the models' descriptions of the type. A member that only one model has is a member of the API
 */
export function compareShapes(ours: ApiShape, views: readonly View[], position: Position): ShapeDifference[] {
  const found: ShapeDifference[] = [...typeDifferences(ours, views, position)];
  // Members of different types have nothing more to compare.
  if (found.length > 0) return found;
  found.push(...memberDifferences(ours, views, position));
  found.push(...requiredDifferences(ours, views, position));
  found.push(...limitDifferences(ours, views, position));
  found.push(...valueDifferences(ours, views, position));
  for (const [part, suffix] of PARTS) {
    const inner = ours[part];
    if (inner === undefined) continue;
    const theirs = inside(views, ({ [part]: one }) => one);
    if (theirs.length > 0) found.push(...compareShapes(inner, theirs, { ...position, path: position.path + suffix }));
  }
  return found;
}

/** The parts of lists and maps, each with its suffix in a path. */
const PARTS = [
  ['item', '[]'],
  ['key', '{key}'],
  ['value', '{value}'],
] as const;

function typeDifferences(ours: ApiShape, views: readonly View[], position: Position): ShapeDifference[] {
  if (ours.type === undefined) return [];
  const others = views.filter(({ shape }) => shape.type !== undefined && shape.type !== ours.type);
  return others.map((view) =>
    difference('type', position, {
      detail: 'type',
      what: `has the type ${view.shape.type}, but ${ours.type} here`,
      those: [view],
    }),
  );
}

function memberDifferences({ members }: ApiShape, views: readonly View[], { place, path }: Position): ShapeDifference[] {
  if (members === undefined) return [];
  const names = new Set(views.flatMap(({ shape }) => Object.keys(shape.members ?? {})));
  const at = (name: string): Position => ({ place, path: path === '' ? name : `${path}.${name}` });
  const theirs = [...names].flatMap((name) => {
    const those = inside(views, ({ members: all }) => all?.[name]);
    const known = members[name];
    if (known !== undefined) return compareShapes(known, those, at(name));
    return [difference('member', at(name), { what: 'is a new member', those })];
  });
  const gone = Object.keys(members).filter((name) => !names.has(name));
  return [...theirs, ...gone.map((name) => difference('gone', at(name), { what: 'is not a member', those: views }))];
}

function requiredDifferences({ required }: ApiShape, views: readonly View[], position: Position): ShapeDifference[] {
  const stated = views.filter(({ shape }) => shape.required !== undefined);
  if (required === undefined || stated.length === 0) return [];
  const theirs = stated.flatMap(({ shape }) => shape.required ?? []);
  const changes = [
    ...theirs.filter((name) => !required.includes(name)).map((name) => [name, 'is required now'] as const),
    ...required.filter((name) => !theirs.includes(name)).map((name) => [name, 'is no longer required'] as const),
  ];
  return changes.map(([name, what]) => {
    const path = position.path === '' ? name : `${position.path}.${name}`;
    return difference('required', { ...position, path }, { detail: 'required', what, those: stated });
  });
}

function limitDifferences(ours: ApiShape, views: readonly View[], position: Position): ShapeDifference[] {
  const { limits } = ours;
  if (limits === undefined) return [];
  return views.flatMap((view) => {
    const { limits: theirs, values } = view.shape;
    // For an enumeration, only the values count.
    if (theirs === undefined || values !== undefined) return [];
    return (['min', 'max', 'pattern'] as const).flatMap((name) => {
      const [here, there] = [comparable(limits, name, ours.type), comparable(theirs, name, ours.type)];
      if (here === there) return [];
      const what = `has ${there === undefined ? `no ${name}` : `the ${name} ${there}`}, but ${here ?? 'no limit'} here`;
      return [difference('limit', position, { detail: name, what, those: [view] })];
    });
  });
}

/** A normalized limit: a minimum length of 0 and the anchors of a pattern have no effect. */
function comparable(limits: Limits, name: keyof Limits, type: ApiType | undefined): number | string | undefined {
  if (name === 'pattern') return limits.pattern?.replace(/^\^/, '').replace(/\$$/, '');
  const limit = limits[name];
  return name === 'min' && limit === 0 && type !== 'integer' ? undefined : limit;
}

function valueDifferences({ values }: ApiShape, views: readonly View[], position: Position): ShapeDifference[] {
  if (values === undefined) return [];
  const name = views.map(({ shape }) => shape.name).find((one) => one !== undefined) ?? '';
  const stated = views.flatMap((view) => {
    const theirs = view.shape.values ?? view.enumerations?.[name];
    return theirs === undefined ? [] : [{ view, theirs }];
  });
  const all = [...new Set(stated.flatMap(({ theirs }) => theirs))];
  const added = all.filter((value) => !values.includes(value));
  const gone = stated.length === 0 ? [] : values.filter((value) => !all.includes(value));
  return [
    ...added.map((value) => {
      const those = stated.filter(({ theirs }) => theirs.includes(value)).map(({ view }) => view);
      return difference('value', position, { detail: value, what: `has the new value ${value}`, those });
    }),
    ...gone.map((value) => {
      const those = stated.map(({ view }) => view);
      return difference('value', position, { detail: value, what: `does not have the value ${value}`, those });
    }),
  ];
}

/** The views of a part of the type, from the models that have the part. */
function inside(views: readonly View[], part: (shape: ApiShape) => ApiShape | undefined): View[] {
  return views.flatMap((view) => {
    const shape = part(view.shape);
    return shape === undefined ? [] : [{ ...view, shape }];
  });
}

function difference(
  kind: DifferenceKind,
  { place, path }: Position,
  { detail = '', what, those }: { detail?: string; what: string; those: readonly View[] },
): ShapeDifference {
  return { kind, place, path, detail, what, sources: those.map(({ source }) => source) };
}
