import { toHandlerError } from '../../src/cognito/errors';
import type { ApiModel, ApiOperation, ApiShape } from './apiModel';
import { compareShapes, type View } from './compareShapes';
import type { Difference, Side } from './difference';
import { LOCAL_COGNITO_SIDE } from './localCognitoSide';
import { TYPE_SIDE } from './typeSide';

/** The operations that the resource type calls. */
const CALLED = [...new Set(Object.keys(TYPE_SIDE).map(operationOf))];

const ABOUT_APP_CLIENTS = /Client/;

/** All differences between Cognito's API, the resource type and the local Cognito. */
export function compareApi(models: readonly ApiModel[]): Difference[] {
  return [
    ...sideDifferences('resource type', TYPE_SIDE, models),
    ...sideDifferences('local Cognito', LOCAL_COGNITO_SIDE, models),
    ...newErrors(models),
    ...otherOperations(models),
  ];
}

function sideDifferences(side: Side, shapes: Readonly<Record<string, ApiShape>>, models: readonly ApiModel[]): Difference[] {
  return Object.entries(shapes).flatMap(([place, ours]) => {
    const views = models.flatMap((model) => viewOf(model, place));
    if (views.length === 0) return isEmpty(ours) ? [] : [gone(side, place, models)];
    const found = compareShapes(ours, views, { place, path: '' }).map((one) => ({ side, ...one }));
    // For operations that are not about app clients, the local Cognito has only the members that tests need.
    return ABOUT_APP_CLIENTS.test(place) ? found : found.filter(({ kind }) => kind !== 'member');
  });
}

const isEmpty = ({ members = {} }: ApiShape) => Object.keys(members).length === 0;

const gone = (side: Side, place: string, models: readonly ApiModel[]): Difference => ({
  side,
  kind: 'gone',
  place,
  path: '',
  detail: '',
  what: 'is not in the API',
  sources: models.map(({ source }) => source),
});

function viewOf({ source, operations, enumerations }: ApiModel, place: string): View[] {
  const operation = operations[operationOf(place)];
  const shape = place.endsWith('Request') ? operation?.input : operation?.output;
  return shape === undefined ? [] : [{ source, shape, enumerations }];
}

function operationOf(place: string): string {
  return place.replace(/(Request|Response)$/, '');
}

/** Exceptions of the called operations that the handlers do not map to an error code. */
function newErrors(models: readonly ApiModel[]): Difference[] {
  return CALLED.flatMap((place) => {
    const names = new Set(models.flatMap(({ operations }) => operations[place]?.errors ?? []));
    return [...names]
      .filter((name) => !isMapped(name))
      .map((detail) => ({
        side: 'resource type' as const,
        kind: 'error' as const,
        place,
        path: '',
        detail,
        what: `has the new exception ${detail}`,
        sources: sourcesWith(models, place, ({ errors = [] }) => errors.includes(detail)),
      }));
  });
}

/** Whether the handlers map an exception by its name. They map an unknown name by its HTTP status, to GeneralServiceException. */
function isMapped(name: string): boolean {
  const error = Object.assign(new Error(name), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });
  return toHandlerError('', error).errorCode !== 'GeneralServiceException';
}

/** Operations about app clients that the resource type does not call. */
function otherOperations(models: readonly ApiModel[]): Difference[] {
  const names = new Set(
    models.flatMap(({ operations }) => Object.keys(operations).filter((name) => isAboutAppClients(name, operations[name]))),
  );
  return [...names]
    .filter((name) => !CALLED.includes(name))
    .sort()
    .map((place) => ({
      side: 'resource type',
      kind: 'operation',
      place,
      path: '',
      detail: '',
      what: 'is an operation about app clients',
      sources: sourcesWith(models, place, () => true),
    }));
}

/** An operation is about app clients if its name says so, or if its input or output has a client id. */
function isAboutAppClients(name: string, operation: ApiOperation | undefined): boolean {
  return ABOUT_APP_CLIENTS.test(name) || hasClientId(operation?.input) || hasClientId(operation?.output);
}

function hasClientId(shape: ApiShape | undefined): boolean {
  if (shape === undefined) return false;
  const members = Object.entries(shape.members ?? {});
  return (
    members.some(([name, member]) => /^ClientIds?$/.test(name) || hasClientId(member)) ||
    hasClientId(shape.item) ||
    hasClientId(shape.value)
  );
}

function sourcesWith(models: readonly ApiModel[], name: string, has: (operation: ApiOperation) => boolean): string[] {
  return models.flatMap(({ source, operations }) => {
    const operation = operations[name];
    return operation !== undefined && has(operation) ? [source] : [];
  });
}
