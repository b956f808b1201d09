import { Ids } from '../../cognito/ids';
import { Unusable } from '../unusable';
import { LOCAL_REGION } from './account';
import { isFromStore, isHidden, parameterProblem, pseudoParameters, withoutStore } from './parameters';
import { nameIn, referencesIn } from './references';
import { NOT_HERE, replaced, type Sources } from './replacements';
import { clientsOf, isAboutClients, OUR_TYPE, type Parameter, type Template } from './template';

/** A template with every value in it that it takes from outside. */
export interface Filled {
  template: Template;
  parameters: Record<string, string>;
  /** The values that no output may show. */
  hidden: string[];
}

/**
 * The values that templates take from outside: parameters, exports of other stacks, and names in the Parameter Store. None of them is on
 * this machine, so a person gives them by their names. Only the id of a user pool may be missing. It is made up then, and the local Cognito
 * makes the pool when the first request names it.
 */
export class Outside {
  /** The ids of the pools that are made up, by the name under which a template asks for them. */
  readonly pools = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly ids = new Ids(undefined);

  constructor(
    private readonly given: ReadonlyMap<string, string>,
    private readonly stackName: string,
  ) {}

  /** @throws Unusable with every value that is missing, and every one that CloudFormation would refuse */
  fill(path: string, template: Template): Filled {
    const problems: string[] = [];
    const parameters = this.parametersOf(template, problems);
    const declared = Object.entries(template.Parameters ?? {});
    const known = new Map([...pseudoParameters(this.stackName), ...valuesOf(declared, parameters)]);
    const sources = (name: string, type: string): Sources => ({
      known,
      secrets: secretsOf(template),
      outside: (asked, isPool) => this.outsideValue(asked, isPool, { name, type, problems }),
      inPlaceOf: (expression, isPool) => this.valueInPlaceOf(expression, isPool, template),
    });
    const Resources = Object.fromEntries(
      Object.entries(template.Resources).map(([name, resource]) => [name, replaced(resource, sources(name, resource.Type))]),
    );
    const Outputs = template.Outputs && replaced(template.Outputs, sources('Outputs', 'output'));
    if (problems.length > 0) throw new Unusable(`${path} needs values that are not on this machine:`, [...new Set(problems)]);
    const Parameters = Object.fromEntries(declared.map(([name, slot]) => [name, isFromStore(slot) ? withoutStore(slot) : slot]));
    const hidden = declared.flatMap(([name, parameter]) => (isHidden(parameter) ? (known.get(name) ?? []) : []));
    const sections = { ...(template.Parameters && { Parameters }), ...(Outputs !== undefined && { Outputs }) };
    return { template: { ...template, ...sections, Resources } as Template, parameters, hidden };
  }

  /** The names that were given and that no template asked for. */
  get unused(): string[] {
    return [...this.given.keys()].filter((name) => !this.used.has(name));
  }

  private parametersOf(template: Template, problems: string[]): Record<string, string> {
    const forPools = referencesIn(Object.values(template.Resources).map(({ Properties }) => Properties?.UserPoolId));
    const forClients = referencesIn(clientsOf(template).map((name) => template.Resources[name]?.Properties));
    const parameters: Record<string, string> = {};
    for (const [name, parameter] of Object.entries(template.Parameters ?? {})) {
      const value = this.parameterValue(name, parameter, forPools.has(name), forClients.has(name));
      if (value !== undefined) {
        parameters[name] = value;
        const problem = this.given.has(name) ? parameterProblem(name, parameter, value) : undefined;
        if (problem !== undefined) problems.push(problem);
      } else if (parameter.Default === undefined || isFromStore(parameter)) problems.push(missingParameter(name, parameter));
    }
    return parameters;
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

  /** Of a resource, only what a person gives in its place, and the id of a pool that a nested stack or the like would make. */
  private valueInPlaceOf(expression: string, isPool: boolean, { Resources }: Template): string | undefined {
    const resource = Resources[nameIn(expression)];
    if (resource === undefined) return undefined;
    const given = this.take(expression);
    return given ?? (isPool && MADE_ELSEWHERE.test(resource.Type) ? this.poolFor(expression) : undefined);
  }

  private take(name: string): string | undefined {
    this.used.add(name);
    return this.given.get(name);
  }

  private poolFor(name: string): string {
    const id = this.pools.get(name) ?? this.ids.newUserPoolId(LOCAL_REGION);
    this.pools.set(name, id);
    return id;
  }
}

/** Types of resources whose attributes come from outside of the template. */
const MADE_ELSEWHERE = /^(?:AWS::CloudFormation::(?:Stack|CustomResource)$|Custom::|.*::MODULE$)/;

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

function secretsOf({ Resources }: Template): Set<string> {
  const secrets = Object.values(Resources).filter(({ Type }) => Type === 'AWS::SecretsManager::Secret');
  return new Set(secrets.flatMap(({ Properties }) => (typeof Properties?.Name === 'string' ? [Properties.Name] : [])));
}
