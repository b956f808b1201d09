import { Unknown } from '../src/model/unknown';
import { type Deployment, evaluateCall } from './functions';
import { callIn, type Entry, itemsOf, type ListNode, type Node, nameOf, type Place, textOf } from './node';
import type { Answer } from './parameters';
import type { Choose, Variable } from './scenarios';
import { type Member, type Members, textIn, type Value } from './value';

/** What does not change from one deployment of a template to the next. */
export interface TemplateSections {
  parameters: ReadonlyMap<string, Variable<Answer>>;
  conditions: ReadonlyMap<string, Node>;
  mappings: Node | undefined;
}

const NO_VALUE = 'AWS::NoValue';

/** The values of a template in one of its possible deployments. */
export class Evaluation implements Deployment {
  /** What the values depend on: the name of a parameter or condition, and how a message calls what it is here. */
  readonly because = new Map<string, string>();
  private readonly known = new Map<string, boolean>();

  constructor(
    readonly sections: TemplateSections,
    private readonly choose: Choose,
  ) {}

  /** The value of a node; undefined where the node takes itself out of the template. */
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

  /** The members of a mapping; undefined where a macro adds some. */
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

  /** The value of a parameter. That of a resource, the deployment knows. */
  ref(name: string | undefined, place: Place): Value | undefined {
    if (name === NO_VALUE) return undefined;
    const variable = this.sections.parameters.get(name ?? '');
    if (variable === undefined) return { place, content: new Unknown('string') };
    const { value, words } = this.choose(variable);
    if (variable.answers.length > 1) this.because.set(variable.name, words);
    return { place, content: Array.isArray(value) ? value.map((content) => ({ place, content })) : value };
  }

  private if(argument: Node, place: Place): Value | undefined {
    const [name, then, otherwise] = itemsOf(argument);
    const condition = nameOf(name);
    if (condition === undefined || then === undefined || otherwise === undefined) return { place, content: new Unknown('any') };
    const holds = this.holds(condition);
    this.because.set(`condition ${condition}`, `the condition ${condition} is ${holds}`);
    return this.value(holds ? then : otherwise);
  }

  /** Whether a condition of the template holds. */
  holds(name: string, asking: readonly string[] = []): boolean {
    const node = this.sections.conditions.get(name);
    // Conditions in a circle are CloudFormation's to refuse.
    if (node === undefined || asking.includes(name)) return this.either(`condition ${name}`);
    const holds = this.known.get(name) ?? this.isTrue(node, [...asking, name]);
    this.known.set(name, holds);
    return holds;
  }

  private isTrue(node: Node, asking: readonly string[]): boolean {
    const call = callIn(node);
    const operands = itemsOf(call?.argument);
    const [first, second] = operands;
    if (call?.name === 'Condition') return this.holds(nameOf(call.argument) ?? '', asking);
    if (call?.name === 'Fn::And') return operands.every((operand) => this.isTrue(operand, asking));
    if (call?.name === 'Fn::Or') return operands.some((operand) => this.isTrue(operand, asking));
    if (call?.name === 'Fn::Not' && first) return !this.isTrue(first, asking);
    const equal = call?.name === 'Fn::Equals' && first && second ? this.areEqual(first, second) : undefined;
    return equal ?? this.either(`what stands on line ${node.place.line}, column ${node.place.column}`);
  }

  /** Whether two values are equal; undefined where that is not known. */
  private areEqual(first: Node, second: Node): boolean | undefined {
    if (this.isAnotherThan(first, second) || this.isAnotherThan(second, first)) return false;
    // A message names a condition by its name, and not by what it compares.
    const operands = new Evaluation(this.sections, this.choose);
    const [one, other] = [textIn(operands.value(first)), textIn(operands.value(second))];
    return one === undefined || other === undefined ? undefined : one === other;
  }

  /** Whether a node is a parameter that has none of the texts that it is compared with, this literal among them. */
  private isAnotherThan(node: Node, literal: Node): boolean {
    const call = callIn(node);
    const variable = call?.name === 'Ref' ? this.sections.parameters.get(nameOf(call.argument) ?? '') : undefined;
    if (variable === undefined || textOf(literal) === undefined) return false;
    const { value } = this.choose(variable);
    return value instanceof Unknown && value.kind === 'string';
  }

  private either(name: string): boolean {
    return this.choose({ name, answers: [true, false] });
  }
}
