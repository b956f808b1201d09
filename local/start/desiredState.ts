import type { Properties } from '../../src/model/properties';
import { checkedDesiredState } from '../../src/model/validate';
import { Unusable } from './unusable';

/** In place of the pool that is made for the run. */
const ANY_POOL = 'us-east-1_Example01';

/**
 * The properties of a client, checked as the handlers check a create.
 * @param path of their file
 * @throws Unusable with everything that is wrong
 */
export function checkedProperties(path: string, content: Record<string, unknown>): Properties {
  const functions = functionsIn(content);
  const { UserPoolId, ...others } = content;
  const { problems } = checkedDesiredState({ ...others, UserPoolId: UserPoolId ?? ANY_POOL });
  // A function is no value, which has been said then.
  const ofValues = problems.filter((problem) => !functions.some(({ place }) => problem.startsWith(`${place} `)));
  const all = [...functions.map(inWords), ...ofValues];
  if (all.length > 0) throw new Unusable(`${path} describes no client that can be created:`, all);
  return content;
}

/** A function of CloudFormation in place of a value. */
interface FunctionCall {
  place: string;
  name: string;
}

const FUNCTION = /^(Ref|Condition|Fn::\w+)$/;

/** Every function in a value of whatever depth, in the order of the text. */
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

function inWords({ place, name }: FunctionCall): string {
  const cure = place === 'UserPoolId' ? 'leave it out, since npm start takes a pool of its own' : 'put its value there';
  return `${place === '' ? 'The whole' : place} is the function ${name}, which only a stack can work out: ${cure}.`;
}
