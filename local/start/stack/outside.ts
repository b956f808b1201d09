import { newUserPoolId } from '../../cognito/ids';
import { isObject } from '../isObject';
import { Unusable } from '../unusable';
import { LOCAL_REGION } from './account';
import { isFromStore, isHidden, parameterProblem, pseudoParameters, textOf, withoutStore } from './parameters';
import { clientsOf, isAboutClients, OUR_TYPE, type Parameter, referencesIn, type Template } from './template';

/** A template with every value in it that it takes from outside. */
export interface Filled {
  template: Template;
  parameters: Record<string, string>;
  /** The values that no output may show. */
  hidden: string[];
}

/** In place of what is elsewhere. No client looks at it: it is a secret, or a detail of an identity provider. */
const NOT_HERE = 'a-value-that-is-not-on-this-machine';

/**
 * The values that templates take from outside: parameters, exports of other stacks, and what is in the Parameter Store. Nothing of it is
 * on this machine. A person gives them by their names. A user pool that nobody gives is made up: its id stands here, and the local
 * Cognito has the pool when it is first asked for it.
 */
export class Outside {
  /** The ids of the pools that are made up, by the name under which a template asks for them. */
  readonly pools = new Map<string, string>();
  private readonly used = new Set<string>();

  constructor(
    private readonly given: ReadonlyMap<string, string>,
    private readonly stackName: string,
  ) {}

  /** @throws Unusable with every value that is missing, and every one that CloudFormation would refuse */
  fill(path: string, template: Template): Filled {
    const problems: string[] = [];
    const declared = Object.entries(template.Parameters ?? {});
    const forPools = poolReferences(template);
    const forClients = referencesIn(clientsOf(template).map((name) => template.Resources[name]?.Properties));
    const slots = new Map<string, Parameter>();
    const parameters: Record<string, string> = {};
    for (const [name, parameter] of declared) {
      const value = this.parameterValue(name, parameter, forPools.has(name), forClients.has(name));
      if (value === undefined && (parameter.Default === undefined || isFromStore(parameter)))
        problems.push(missingParameter(name, parameter));
      if (value !== undefined) parameters[name] = value;
      slots.set(name, isFromStore(parameter) ? withoutStore(parameter) : parameter);
      const problem = value !== undefined && this.given.has(name) ? parameterProblem(name, parameter, value) : undefined;
      if (problem !== undefined) problems.push(problem);
    }
    const known = new Map([...pseudoParameters(this.stackName), ...valuesOf(declared, parameters)]);
    const secrets = secretsOf(template);
    const Resources = Object.fromEntries(
      Object.entries(template.Resources).map(([name, resource]) => {
        const ask = (outside: string, isPool: boolean) =>
          this.outsideValue(outside, isPool, { name, type: resource.Type, problems });
        return [name, replaced(resource, { known, secrets, ask })];
      }),
    );
    const Outputs = template.Outputs && replaced(template.Outputs, { known, secrets, ask: (name) => this.take(name) });
    if (problems.length > 0) throw new Unusable(`${path} needs values that are not on this machine:`, [...new Set(problems)]);
    const hidden = declared.flatMap(([name, parameter]) => (isHidden(parameter) ? (known.get(name) ?? []) : []));
    const sections = {
      ...(declared.length > 0 && { Parameters: Object.fromEntries(slots) }),
      ...(Outputs !== undefined && { Outputs }),
    };
    return { template: { ...template, ...sections, Resources } as Template, parameters, hidden };
  }

  /** The names that were given and that no template asked for. */
  get unused(): string[] {
    return [...this.given.keys()].filter((name) => !this.used.has(name));
  }

  private parameterValue(name: string, parameter: Parameter, isPool: boolean, isOfClient: boolean): string | undefined {
    const given = this.take(name);
    if (given !== undefined) return given;
    if (isPool && (parameter.Default === undefined || isFromStore(parameter))) return this.poolFor(`the parameter ${name}`);
    // Some value has to be there. What no client depends on may have the name in place of the value.
    return isFromStore(parameter) && !isOfClient && parameter.Default !== undefined ? String(parameter.Default) : undefined;
  }

  /** A client needs its value. Another resource of Cognito does without, and any other one is left out when it can't be made. */
  private outsideValue(
    name: string,
    isPool: boolean,
    resource: { name: string; type: string; problems: string[] },
  ): string | undefined {
    const given = this.take(name);
    if (given !== undefined) return given;
    if (isPool) return this.poolFor(name);
    if (resource.type === OUR_TYPE) {
      resource.problems.push(`${resource.name} takes ${name} from elsewhere: give it with --parameter ${name}=VALUE.`);
    }
    return isAboutClients(resource.type) ? NOT_HERE : undefined;
  }

  private take(name: string): string | undefined {
    this.used.add(name);
    return this.given.get(name);
  }

  private poolFor(name: string): string {
    const id = this.pools.get(name) ?? newUserPoolId(LOCAL_REGION);
    this.pools.set(name, id);
    return id;
  }
}

function missingParameter(name: string, parameter: Parameter): string {
  const { Description, Type = 'String' } = parameter;
  const description = typeof Description === 'string' ? ` (${Description.trim()})` : '';
  const cure = `give it with --parameter ${name}=VALUE`;
  if (isFromStore(parameter))
    return `The parameter ${name} is in the Parameter Store${description}: ${cure}, the value itself and not its name there.`;
  return `The parameter ${name}, of type ${Type}, has no value${description}: ${cure}.`;
}

function valuesOf(declared: [string, Parameter][], parameters: Record<string, string>): [string, string][] {
  return declared.flatMap(([name, { Default }]): [string, string][] => {
    const value = parameters[name] ?? Default;
    return value === undefined ? [] : [[name, String(value)]];
  });
}

/** The names that stand where the id of a user pool has to stand. */
function poolReferences({ Resources }: Template): Set<string> {
  return referencesIn(Object.values(Resources).map((resource) => resource.Properties?.UserPoolId));
}

/** What a template takes its values from. */
interface Sources {
  /** The values of parameters by their names. */
  known: ReadonlyMap<string, string>;
  /** The names of the secrets that the template makes. */
  secrets: ReadonlySet<string>;
  /** The value of an export, or of a name in the Parameter Store. */
  ask(name: string, isPool: boolean): string | undefined;
}

/** A dynamic reference to the Parameter Store, and to a secret. */
const STORED = /\{\{resolve:ssm:([\w./-]+)(?::\d+)?\}\}/g;
const SECRET = /\{\{resolve:(?:ssm-secure|secretsmanager):([^{}$:]+)[^{}$]*\}\}/g;

/** A part of a template with the values from outside in it, as far as there are any. */
function replaced(value: unknown, sources: Sources, isPool = false): unknown {
  const { known, secrets, ask } = sources;
  if (typeof value === 'string') {
    return value
      .replaceAll(STORED, (all, name: string) => ask(name, isPool) ?? all)
      .replaceAll(SECRET, (all, name: string) => (secrets.has(name) ? all : NOT_HERE));
  }
  if (Array.isArray(value)) return value.map((item) => replaced(item, sources, isPool));
  if (!isObject(value)) return value;
  const name = 'Fn::ImportValue' in value ? textOf(value['Fn::ImportValue'], known) : undefined;
  const imported = name === undefined ? undefined : ask(name, isPool);
  if (imported !== undefined) return imported;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, replaced(member, sources, isPool || key === 'UserPoolId')]),
  );
}

function secretsOf({ Resources }: Template): Set<string> {
  const secrets = Object.values(Resources).filter(({ Type }) => Type === 'AWS::SecretsManager::Secret');
  return new Set(secrets.flatMap(({ Properties }) => (typeof Properties?.Name === 'string' ? [Properties.Name] : [])));
}
