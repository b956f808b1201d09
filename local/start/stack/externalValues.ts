import { Ids } from '../../cognito/ids';
import { Unusable } from '../unusable';
import { LOCAL_REGION } from './account';
import { isFromStore, isHidden, parameterProblem, pseudoParameters, withoutStore } from './parameters';
import { nameIn, referencesIn } from './references';
import { NOT_HERE, replaced, type Sources } from './replacements';
import { clientsOf, isAboutClients, OUR_TYPE, type Parameter, type Template } from './template';

/** A template in which each external value is replaced. */
export interface Filled {
  template: Template;
  parameters: Record<string, string>;
  /** The values that the output must not show. */
  hidden: string[];
}

/**
 * The external values of templates: parameters, exports of other stacks, and names in the Parameter Store. This machine has none
 * of them, so the user gives them by name. Only the id of a user pool may be missing. Then this class generates an id, and
 * StandInPools creates the pool when the first request names it.
 */
export class ExternalValues {
  /** The generated ids of pools, by the names of the values in the template. */
  readonly pools = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly ids = new Ids(undefined);

  constructor(
    private readonly given: ReadonlyMap<string, string>,
    private readonly stackName: string,
  ) {}

  /** @throws Unusable with all missing values, and all values that CloudFormation would refuse */
  fill(path: string, template: Template): Filled {
    const problems: string[] = [];
    const parameters = this.parametersOf(template, problems);
    const declared = Object.entries(template.Parameters ?? {});
    const known = new Map([...pseudoParameters(this.stackName), ...valuesOf(declared, parameters)]);
    const sources = (name: string, type: string): Sources => ({
      known,
      secrets: secretsOf(template),
      external: (asked, isPool) => this.externalValue(asked, isPool, { name, type, problems }),
      insteadOf: (expression, isPool) => this.valueInsteadOf(expression, isPool, template),
    });
    const Resources = Object.fromEntries(
      Object.entries(template.Resources).map(([name, resource]) => [name, replaced(resource, sources(name, resource.Type))]),
    );
    const Outputs = template.Outputs && replaced(template.Outputs, sources('Outputs', 'output'));
    if (problems.length > 0) throw new Unusable(`${path} has missing or invalid values:`, [...new Set(problems)]);
    const Parameters = Object.fromEntries(declared.map(([name, slot]) => [name, isFromStore(slot) ? withoutStore(slot) : slot]));
    const hidden = declared.flatMap(([name, parameter]) => (isHidden(parameter) ? (known.get(name) ?? []) : []));
    const sections = { ...(template.Parameters && { Parameters }), ...(Outputs !== undefined && { Outputs }) };
    return { template: { ...template, ...sections, Resources } as Template, parameters, hidden };
  }

  /** The given names that no template uses. */
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
    // The parameter needs a value. If no client uses it, its name in the Parameter Store is good enough.
    return isFromStore(parameter) && !isOfClient && parameter.Default !== undefined ? String(parameter.Default) : undefined;
  }

  /**
   * A client needs the real value. Another resource of Cognito gets a text instead. For a resource of another service the result
   * is undefined: the run leaves it out if it can't be created.
   */
  private externalValue(
    name: string,
    isPool: boolean,
    resource: { name: string; type: string; problems: string[] },
  ): string | undefined {
    const given = this.take(name);
    if (given !== undefined) return given;
    if (isPool) return this.poolFor(name);
    if (resource.type === OUR_TYPE) {
      const source = 'from another stack or from the Parameter Store';
      resource.problems.push(`${resource.name} uses the value ${name} ${source}. Add --parameter ${name}=VALUE.`);
    }
    return isAboutClients(resource.type) ? NOT_HERE : undefined;
  }

  /** The given value for a resource, or a generated id for a pool that a nested stack or a custom resource would create. */
  private valueInsteadOf(expression: string, isPool: boolean, { Resources }: Template): string | undefined {
    const resource = Resources[nameIn(expression)];
    if (resource === undefined) return undefined;
    const given = this.take(expression);
    return given ?? (isPool && CREATED_ELSEWHERE.test(resource.Type) ? this.poolFor(expression) : undefined);
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

/** Types of resources whose attributes come from outside the template. */
const CREATED_ELSEWHERE = /^(?:AWS::CloudFormation::(?:Stack|CustomResource)$|Custom::|.*::MODULE$)/;

function missingParameter(name: string, parameter: Parameter): string {
  const { Description, Type = 'String' } = parameter;
  const description = typeof Description === 'string' ? ` Its description: ${Description.trim()}` : '';
  const advice = `Add --parameter ${name}=VALUE`;
  if (isFromStore(parameter))
    return `The value of the parameter ${name} is in the Parameter Store. ${advice} with the value, not with its name there.${description}`;
  return `The parameter ${name} of type ${Type} has no value. ${advice}.${description}`;
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
