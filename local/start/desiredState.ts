import type { Properties } from '../../src/model/properties';
import { checkedDesiredState } from '../../src/model/validate';
import { Unusable } from './unusable';

/** A valid id for the check. The pool of the run does not exist yet. */
const ANY_POOL = 'us-east-1_Example01';

/**
 * Checks the properties of a client as the handlers check a create.
 * @param path the file, for messages
 * @returns the properties
 * @throws Unusable with all problems
 */
export function checkedProperties(path: string, content: Record<string, unknown>): Properties {
  const functions = functionsIn(content);
  const { UserPoolId, ...others } = content;
  const { problems } = checkedDesiredState({ ...others, UserPoolId: UserPoolId ?? ANY_POOL });
  // A message about a function is enough: the same property has no value to check.
  const ofValues = problems.filter((problem) => !functions.some(({ place }) => problem.startsWith(`${place} `)));
  const all = [...functions.map(functionProblem), ...ofValues];
  if (all.length > 0) throw new Unusable(`${path} has properties that the handlers refuse:`, all);
  return content;
}

/** A function of CloudFormation where a value is needed. */
interface FunctionCall {
  place: string;
  name: string;
}

const FUNCTION = /^(Ref|Condition|Fn::\w+)$/;

/** All functions in a value, at any depth, in the order of the text. */
function functionsIn(content: object): FunctionCall[] {
  const found: FunctionCall[] = [];
  const left: [place: string, value: unknown][] = [['', content]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [place, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    const members = Object.entries(value).map(([key, member]): [string, unknown] => [memberPlace(place, value, key), member]);
    const [name] = Object.keys(value);
    if (name !== undefined && members.length === 1 && FUNCTION.test(name)) found.push({ place, name });
    else left.push(...members.reverse());
  }
  return found;
}

/** The path to a member, as the handlers name it. */
function memberPlace(place: string, of: object, key: string): string {
  if (Array.isArray(of)) return `${place}[${key}]`;
  return place === '' ? key : `${place}.${key}`;
}

function functionProblem({ place, name }: FunctionCall): string {
  const advice = place === 'UserPoolId' ? 'Remove it: npm start creates a user pool' : 'Write the value instead';
  return `${place === '' ? 'The file' : place} is the function ${name}, which only a stack can resolve. ${advice}.`;
}
