import { Unknown } from '../src/model/unknown';
import { type Deployment, evaluateCall } from './functions';
import { callIn, type Entry, itemsOf, type ListNode, type Node, nameOf, type Place, textOf } from './node';
import type { Answer } from './parameters';
import type { Choose, Variable } from './scenarios';
import { type Member, type Members, textIn, type Value } from './value';

/** The sections of a template that are the same in all deployments. */
export interface TemplateSections {
  parameters: ReadonlyMap<string, Variable<Answer>>;
  conditions: ReadonlyMap<string, Node>;
  mappings: Node | undefined;
}

const NO_VALUE = 'AWS::NoValue';

/** Computes the values of a template in one of its possible deployments. */
export class Evaluation implements Deployment {
  /** The answers that the values depend on, as messages describe them, by the name of the parameter or condition. */
  readonly answers = new Map<string, string>();
  private readonly known = new Map<string, boolean>();

  constructor(
    readonly sections: TemplateSections,
    private readonly choose: Choose,
  ) {}

  /** The value of a node; undefined if it is AWS::NoValue in this deployment. */
  value(node: Node): Value | undefined {
    const { place } = node;
    const call = callIn(node);
    if (call) return this.call(call.name, call.argument, place);
    if (node.kind === 'list') return { place, content: this.list(node) };
    if (node.kind === 'map') return { place, content: this.members(node.entries) ?? new Unknown('any') };
    return { place, content: node.value };
  }

  list({ items }: ListNode): Value[] {
    return items.flatMap((item) => this.value(item) ?? []);
  }

  /** The members of a mapping; undefined if a macro adds some. */
  private members(entries: readonly Entry[]): Members | undefined {
    if (entries.some(({ key }) => key.startsWith('Fn::'))) return undefined;
    return new Map(
      entries.flatMap(({ key, keyPlace, value: node }): [string, Member][] => {
        const value = this.value(node);
        return value === undefined ? [] : [[key, { keyPlace, value }]];
      }),
    );
  }

  private call(name: string, argument: Node, place: Place): Value | undefined {
    if (name === 'Ref') return this.ref(nameOf(argument), place);
    if (name === 'Fn::If') return this.if(argument, place);
    return { place, ...evaluateCall(this, name, argument) };
  }

  /** The value of a parameter. The value of a resource is known only at deployment. */
  ref(name: string | undefined, place: Place): Value | undefined {
    if (name === NO_VALUE) return undefined;
    const variable = this.sections.parameters.get(name ?? '');
    if (variable === undefined) return { place, content: new Unknown('string') };
    const { value, description } = this.choose(variable);
    if (variable.answers.length > 1) this.answers.set(variable.name, description);
    return { place, content: Array.isArray(value) ? value.map((content) => ({ place, content })) : value };
  }

  private if(argument: Node, place: Place): Value | undefined {
    const [name, then, otherwise] = itemsOf(argument);
    const condition = nameOf(name);
    if (condition === undefined || then === undefined || otherwise === undefined) return { place, content: new Unknown('any') };
    const isTrue = this.conditionValue(condition);
    this.answers.set(`condition ${condition}`, `the condition ${condition} is ${isTrue}`);
    return this.value(isTrue ? then : otherwise);
  }

  /** Whether a condition of the template is true. */
  conditionValue(name: string, evaluating: readonly string[] = []): boolean {
    const node = this.sections.conditions.get(name);
    // CloudFormation itself refuses conditions that form a circle.
    if (node === undefined || evaluating.includes(name)) return this.chooseBoolean(`condition ${name}`);
    const value = this.known.get(name) ?? this.isTrue(node, [...evaluating, name]);
    this.known.set(name, value);
    return value;
  }

  private isTrue(node: Node, evaluating: readonly string[]): boolean {
    const call = callIn(node);
    const operands = itemsOf(call?.argument);
    const [first, second] = operands;
    if (call?.name === 'Condition') return this.conditionValue(nameOf(call.argument) ?? '', evaluating);
    if (call?.name === 'Fn::And') return operands.every((operand) => this.isTrue(operand, evaluating));
    if (call?.name === 'Fn::Or') return operands.some((operand) => this.isTrue(operand, evaluating));
    if (call?.name === 'Fn::Not' && first) return !this.isTrue(first, evaluating);
    const equal = call?.name === 'Fn::Equals' && first && second ? this.areEqual(first, second) : undefined;
    return equal ?? this.chooseBoolean(`the condition at line ${node.place.line}, column ${node.place.column}`);
  }

  /** Whether two values are equal; undefined if that is unknown. */
  private areEqual(first: Node, second: Node): boolean | undefined {
    if (this.differsFrom(first, second) || this.differsFrom(second, first)) return false;
    // A message has the name of a condition, not the values that it compares.
    const operands = new Evaluation(this.sections, this.choose);
    const [one, other] = [textIn(operands.value(first)), textIn(operands.value(second))];
    return one === undefined || other === undefined ? undefined : one === other;
  }

  /** Whether a node is a parameter whose value is none of the strings with which the template compares it, such as this literal. */
  private differsFrom(node: Node, literal: Node): boolean {
    const call = callIn(node);
    const variable = call?.name === 'Ref' ? this.sections.parameters.get(nameOf(call.argument) ?? '') : undefined;
    if (variable === undefined || textOf(literal) === undefined) return false;
    const { value } = this.choose(variable);
    return value instanceof Unknown && value.kind === 'string';
  }

  private chooseBoolean(name: string): boolean {
    return this.choose({ name, answers: [true, false] });
  }
}
