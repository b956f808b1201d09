import type { Properties } from '../../src/model/properties';
import { checkedDesiredState } from '../../src/model/validate';
import { fileText } from './fileText';
import { parsed } from './parsed';
import { Unusable } from './unusable';

/** In place of the pool that is made for the run. */
const ANY_POOL = 'us-east-1_Example01';

/**
 * The properties of a client that a file holds, in JSON or YAML, checked as the handlers check a create.
 * @throws Unusable with everything that is wrong
 */
export function readDesiredState(path: string): Properties {
  const content = parsed(path, fileText(path));
  if (!isObject(content)) {
    throw new Unusable(`${path} must hold one object in JSON or YAML: the properties of a My::Cognito::UserPoolClient.`);
  }
  refuseWhole(path, content);
  const functions = functionsIn(content);
  const { UserPoolId, ...others } = content;
  const { problems } = checkedDesiredState({ ...others, UserPoolId: UserPoolId ?? ANY_POOL });
  // A function is no value, which has been said then.
  const ofValues = problems.filter((problem) => !functions.some(({ place }) => problem.startsWith(`${place} `)));
  const all = [...functions.map(inWords), ...ofValues];
  if (all.length > 0) throw new Unusable(`${path} describes no client that can be created:`, all);
  return content;
}

function refuseWhole(path: string, content: object): void {
  if ('Resources' in content) {
    const what = 'npm start takes the properties of one client';
    throw new Unusable(
      `${path} is a whole template, and ${what}: save what stands under Properties of a client in a file of its own.`,
    );
  }
  if ('Properties' in content) {
    throw new Unusable(`${path} is a whole resource: save what stands under its Properties in a file of its own.`);
  }
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
