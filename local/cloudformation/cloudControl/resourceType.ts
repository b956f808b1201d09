import type { Action, AnsweredEvent } from '../../lambda/invoke';
import { CloudControlError, invalid } from './cloudControlError';
import { type Validate, validations } from './modelValidation';
import { type Model, pathOf, type ResourceSchema, valueAt } from './resourceSchema';

/** The resource type that Cloud Control serves, as its schema describes it. */
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

  /** @throws CloudControlError for another type, and for an action without a handler in the schema */
  refuseOther(typeName: string, action: Action): void {
    if (typeName !== this.name) {
      const message = `The type '${typeName}' cannot be found. The local Cloud Control serves ${this.name}.`;
      throw new CloudControlError('TypeNotFoundException', message);
    }
    if (!Object.hasOwn(this.schema.handlers, action.toLowerCase())) {
      throw new CloudControlError('UnsupportedActionException', `Resource type ${this.name} does not support ${action} action`);
    }
  }

  /** The primary identifier of a model: its values joined by `|`. Undefined if one of them is missing. */
  identifierIn(model: AnsweredEvent['resourceModel']): string | undefined {
    const values = this.schema.primaryIdentifier.map((pointer) => valueAt(model, pointer));
    return values.every((value) => typeof value === 'string' && value !== '') ? values.join('|') : undefined;
  }

  /**
   * Parses the identifier in a request, in the form `a|b` or as a JSON object.
   * @returns the properties of the primary identifier
   * @throws CloudControlError for any other form
   */
  propertiesOf(identifier: string): Record<string, string> {
    const names = this.schema.primaryIdentifier.map((pointer) => pathOf(pointer).join('/'));
    const values = identifier.trimStart().startsWith('{') ? membersOf(identifier, names) : identifier.split('|');
    if (values?.length === names.length && values.every((value) => typeof value === 'string' && value !== '')) {
      return Object.fromEntries(names.map((name, index) => [name, String(values[index])]));
    }
    throw invalid(`Identifier ${identifier} is not valid for identifier [${this.schema.primaryIdentifier.join(', ')}]`);
  }

  /** @throws CloudControlError with all problems of a resource model */
  refuseInvalid(model: unknown): void {
    const problems = this.validateModel(model);
    if (problems !== undefined) throw invalid(`Model validation failed (${problems})`);
  }

  /** @throws CloudControlError with all problems of a list handler's input */
  refuseInvalidListInput(model: unknown): void {
    const problems = this.validateListInput(model);
    if (problems === undefined) return;
    const sentence = `Missing or invalid ResourceModel property in ${this.name} list handler request input.`;
    throw new CloudControlError('InvalidRequestException', `${sentence}Required property: (${problems})`);
  }
}

/** The members of the identifier; undefined if the text is not a JSON object, or has other members too. */
function membersOf(text: string, names: readonly string[]): unknown[] | undefined {
  try {
    const object = JSON.parse(text) as Model;
    return Object.keys(object).length === names.length ? names.map((name) => object[name]) : undefined;
  } catch {
    return undefined;
  }
}
