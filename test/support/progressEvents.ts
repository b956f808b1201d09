/** Checks a progress event against the rules of CloudFormation. */
import schema from '../../my-cognito-userpoolclient.json';

type Json = Record<string, unknown>;

/** The required and the optional keys of an event with each status. */
const KEYS = {
  SUCCESS: { needed: ['status', 'message', 'callbackDelaySeconds'], allowed: ['resourceModel', 'resourceModels', 'nextToken'] },
  FAILED: { needed: ['status', 'message', 'errorCode'], allowed: ['resourceModel'] },
  IN_PROGRESS: { needed: ['status', 'message', 'callbackDelaySeconds', 'resourceModel'], allowed: ['callbackContext'] },
} as const;

/** The keys of a success that depend on the action. */
const RESULTS: Readonly<Record<string, { needed: readonly string[]; allowed: readonly string[] }>> = {
  CREATE: { needed: ['resourceModel'], allowed: [] },
  READ: { needed: ['resourceModel'], allowed: [] },
  UPDATE: { needed: ['resourceModel'], allowed: [] },
  DELETE: { needed: [], allowed: [] },
  LIST: { needed: ['resourceModels'], allowed: ['nextToken'] },
};

/** The handler error codes of the CloudFormation guide. CloudFormation retries the last four. */
const ERROR_CODES: readonly unknown[] = [
  ...['AccessDenied', 'AlreadyExists', 'GeneralServiceException', 'InternalFailure', 'InvalidCredentials', 'InvalidRequest'],
  ...['NotFound', 'NotStabilized', 'NotUpdatable', 'ServiceLimitExceeded'],
  ...['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling'],
];

/** Texts of the JavaScript engine, or the default text of an object. They do not help a reader of stack events. */
const NOT_FOR_PEOPLE =
  /\bundefined\b|\bNaN\b|\[object |\bCannot (?:read|set|destructure|convert|access)\b|\bis not (?:a function|a constructor|iterable|defined)\b|\bUnexpected (?:token|end)\b|Maximum call stack|\n\s*at |\.[cm]?[jt]s:\d/;

/**
 * Returns all problems of the answer to an event. Empty if the answer is right.
 * @param action the action of the event, unchecked
 */
export function faultsOf(answer: unknown, action: unknown): string[] {
  if (!isObject(answer)) return ['It is no object.'];
  const status = Object.keys(KEYS).find((one) => one === answer.status) as keyof typeof KEYS | undefined;
  if (status === undefined) return [`Its status is ${JSON.stringify(answer.status)}.`];
  return [
    ...faultsOfKeys(answer, keysOf(status, action)),
    ...faultsOfValues(answer, 'it'),
    ...faultsOfMessage(answer.message, status),
    ...(status === 'FAILED' ? faultsOfFailure(answer) : faultsOfDelay(answer.callbackDelaySeconds, status)),
    ...(status === 'IN_PROGRESS' && (action === 'READ' || action === 'LIST') ? [`${action} is never in progress.`] : []),
    ...[answer.resourceModel ?? [], answer.resourceModels ?? []].flat().flatMap(faultsOfModel),
  ];
}

function keysOf(status: keyof typeof KEYS, action: unknown) {
  const { needed, allowed } = KEYS[status];
  if (status !== 'SUCCESS') return { needed, allowed };
  const result = RESULTS[String(action)] ?? { needed: [], allowed };
  return { needed: [...needed, ...result.needed], allowed: result.allowed };
}

function faultsOfKeys(answer: Json, { needed, allowed }: { needed: readonly string[]; allowed: readonly string[] }): string[] {
  const stray = Object.keys(answer).filter((key) => !needed.includes(key) && !allowed.includes(key));
  const missing = needed.filter((key) => !(key in answer));
  return [...stray.map((key) => `${key} must not be there.`), ...missing.map((key) => `${key} is missing.`)];
}

/** Whether a value has only JSON values and no null, at every depth. */
function faultsOfValues(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => faultsOfValues(item, `${path}[${index}]`));
  if (isObject(value)) return Object.entries(value).flatMap(([name, member]) => faultsOfValues(member, `${path}.${name}`));
  const isPlain = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return isPlain ? [] : [`${path} is ${String(value)}.`];
}

function faultsOfMessage(message: unknown, status: string): string[] {
  if (typeof message !== 'string') return ['Its message is no string.'];
  if (status === 'FAILED' && message.trim() === '') return ['It does not say why it failed.'];
  return NOT_FOR_PEOPLE.test(message) ? [`Its message is not for people: ${message}`] : [];
}

function faultsOfFailure({ errorCode, resourceModel }: Json): string[] {
  const faults = ERROR_CODES.includes(errorCode) ? [] : [`${String(errorCode)} is no error code.`];
  if (resourceModel === undefined) return faults;
  const names = isObject(resourceModel) ? Object.keys(resourceModel).sort().join() : '';
  return names === 'ClientId,UserPoolId' ? faults : [...faults, 'The model of a failure is more or less than its identifiers.'];
}

function faultsOfDelay(delay: unknown, status: string): string[] {
  const isRight = status === 'SUCCESS' ? delay === 0 : Number.isInteger(delay) && Number(delay) >= 0;
  return isRight ? [] : [`Its callbackDelaySeconds is ${String(delay)}.`];
}

/** Checks that every model has the identifiers of its client, and only properties of the schema. */
function faultsOfModel(model: unknown): string[] {
  if (!isObject(model)) return ['A model is no object.'];
  const unknown = Object.keys(model).filter((name) => !Object.hasOwn(schema.properties, name));
  const missing = schema.primaryIdentifier
    .map((pointer) => pointer.split('/').at(-1) ?? '')
    .filter((name) => typeof model[name] !== 'string' || model[name] === '');
  return [...unknown.map((name) => `${name} is no property of the schema.`), ...missing.map((name) => `A model has no ${name}.`)];
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
