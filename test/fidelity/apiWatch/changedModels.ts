/** The pinned API models with possible changes of Cognito, and the findings of the watch for them. */
import type { ApiModel } from '../../../fidelity/apiWatch/apiModel';
import { findings } from '../../../fidelity/apiWatch/findings';
import { pinnedModels } from '../../../fidelity/apiWatch/pinnedModels';

export const pinned = pinnedModels();
export const [botocore = fail(), sdk = fail()] = pinned;
export const before = findings(pinned);

export function fail(): never {
  throw new Error('a model is missing');
}

/** A type without `readonly`, so that a test can change it. */
export interface Changeable {
  name?: string;
  type?: string;
  members?: Record<string, Changeable>;
  required?: string[];
  item?: Changeable;
  limits?: { min?: number; max?: number; pattern?: string };
  values?: string[];
}

export interface ChangeableModel {
  source: string;
  ofSdk: boolean;
  operations: Record<string, { input?: Changeable; output?: Changeable; errors?: string[] }>;
  enumerations?: Record<string, string[]>;
}

/** The additional findings after a change of one model. */
export function foundAfter(change: (model: ChangeableModel) => void, model = botocore): string[] {
  const changed = structuredClone(model) as ChangeableModel;
  change(changed);
  const after = findings(pinned.map((one) => (one === model ? (changed as ApiModel) : one)));
  return after.filter((line) => !before.includes(line));
}

/** The additional findings after the same change of every model. */
export function foundAfterAll(change: (model: ChangeableModel) => void): string[] {
  const models = pinned.map((model) => {
    const changed = structuredClone(model) as ChangeableModel;
    change(changed);
    return changed as ApiModel;
  });
  return findings(models).filter((line) => !before.includes(line));
}

/** The request of an operation, or a type inside it. */
export function inputOf({ operations }: ChangeableModel, operation: string, ...path: string[]): Changeable {
  return path.reduce<Changeable>((shape, name) => shape.members?.[name] ?? fail(), operations[operation]?.input ?? fail());
}

/** The two requests with the same settings. */
const WRITES = ['CreateUserPoolClient', 'UpdateUserPoolClient'];
export const inBoth = (path: string[], change: (shape: Changeable) => void) => (model: ChangeableModel) => {
  for (const operation of WRITES) change(inputOf(model, operation, ...path));
};
export const withMember = (shape: Changeable) => {
  shape.members = { ...shape.members, Tomorrow: { type: 'string', limits: {} } };
};
export const withValue = (shape: Changeable) => {
  shape.values = [...(shape.values ?? fail()), 'TOMORROW'];
};
export const PLACES = 'CreateUserPoolClientRequest, UpdateUserPoolClientRequest';
