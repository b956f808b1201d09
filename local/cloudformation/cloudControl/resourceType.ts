import type { Action, AnsweredEvent } from '../../lambda/invoke';
import { CloudControlError, invalid } from './cloudControlError';
import { type Validate, validations } from './modelValidation';
import { type Model, pathOf, type ResourceSchema, valueAt } from './resourceSchema';

/** The one type that is served, as its schema describes it. */
export class ResourceType {
  readonly name: string;
  private readonly validateModel: Validate;
  private readonly validateListInput: Validate;

  constructor(readonly schema: ResourceSchema) {
    this.name = schema.typeName;
    const { model, listInput } = validations(schema);
    this.validateModel = model;
    this.validateListInput = listInput;
  }

  /** @throws CloudControlError for another type, and for an action of which the schema has no handler */
  refuseOther(typeName: string, action: Action): void {
    if (typeName !== this.name) {
      const message = `The type '${typeName}' cannot be found. The local Cloud Control serves ${this.name}.`;
      throw new CloudControlError('TypeNotFoundException', message);
    }
    if (!Object.hasOwn(this.schema.handlers, action.toLowerCase())) {
      throw new CloudControlError('UnsupportedActionException', `Resource type ${this.name} does not support ${action} action`);
    }
  }

  /** The primary identifier of a model: its values joined by `|`. Undefined for a model that lacks one of them. */
  identifierIn(model: AnsweredEvent['resourceModel']): string | undefined {
    const values = this.schema.primaryIdentifier.map((pointer) => valueAt(model, pointer));
    return values.every((value) => typeof value === 'string' && value !== '') ? values.join('|') : undefined;
  }

  /**
   * The properties that an identifier of a request stands for, written `a|b` or as a JSON object.
   * @throws CloudControlError for one that is neither
   */
  propertiesOf(identifier: string): Record<string, string> {
    const names = this.schema.primaryIdentifier.map((pointer) => pathOf(pointer).join('/'));
    const values = identifier.trimStart().startsWith('{') ? membersOf(identifier, names) : identifier.split('|');
    if (values?.length === names.length && values.every((value) => typeof value === 'string' && value !== '')) {
      return Object.fromEntries(names.map((name, index) => [name, String(values[index])]));
    }
    throw invalid(`Identifier ${identifier} is not valid for identifier [${this.schema.primaryIdentifier.join(', ')}]`);
  }

  /** @throws CloudControlError with everything that is wrong with a resource model */
  refuseInvalid(model: unknown): void {
    const wrong = this.validateModel(model);
    if (wrong !== undefined) throw invalid(`Model validation failed (${wrong})`);
  }

  /** @throws CloudControlError for a model that does not say what the list handler has to know */
  refuseInvalidListInput(model: unknown): void {
    const wrong = this.validateListInput(model);
    if (wrong === undefined) return;
    const what = `Missing or invalid ResourceModel property in ${this.name} list handler request input.`;
    throw new CloudControlError('InvalidRequestException', `${what}Required property: (${wrong})`);
  }
}

/** The members that make up the identifier; undefined where the text is no JSON object, or has others too. */
function membersOf(text: string, names: readonly string[]): unknown[] | undefined {
  try {
    const object = JSON.parse(text) as Model;
    return Object.keys(object).length === names.length ? names.map((name) => object[name]) : undefined;
  } catch {
    return undefined;
  }
}
