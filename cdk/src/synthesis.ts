import { Annotations, CfnElement, CfnResource } from 'aws-cdk-lib';
import { type ClientProblem, problemsOf } from './check';

const LIBRARY = 'my-cognito-userpoolclient-cdk';

/** The context that turns errors into warnings. */
const LEVEL_CONTEXT = `${LIBRARY}:check`;

/** The errors of a client in the template. Warnings and notes become annotations of the client. */
export function errorsAtSynthesis(client: CfnResource): string[] {
  const levelOf = levels(client);
  const problems = problemsOf(templateWith(client), client.stack.resolve(client.logicalId));
  for (const { id, level, message } of problems) {
    if (levelOf(level) === 'warning') Annotations.of(client).addWarningV2(`${LIBRARY}:${id}`, message);
    if (levelOf(level) === 'note') Annotations.of(client).addInfoV2(`${LIBRARY}:${id}`, message);
  }
  return problems.filter(({ level }) => levelOf(level) === 'error').map(({ message }) => message);
}

type Level = ClientProblem['level'];

function levels({ node }: CfnResource): (level: Level) => Level {
  const errorLevel: unknown = node.tryGetContext(LEVEL_CONTEXT) ?? 'error';
  if (errorLevel !== 'error' && errorLevel !== 'warning')
    throw new Error(`${node.path}: the context ${LEVEL_CONTEXT} must be error or warning, not ${JSON.stringify(errorLevel)}.`);
  return (level) => (level === 'error' ? errorLevel : level);
}

/** The sections of a template that determine the values of a resource. */
const SECTIONS = ['Parameters', 'Conditions', 'Mappings'] as const;
type Sections = Partial<Record<(typeof SECTIONS)[number] | 'Resources', object>> & { Transform?: string | object };

/** The template of a resource's stack, with only the names and types of the other resources. */
function templateWith(resource: CfnResource): Sections {
  const { stack } = resource;
  const rendered = (element: CfnElement): Sections => stack.resolve(element._toCloudFormation());
  const elements = stack.node.findAll().filter((one): one is CfnElement => CfnElement.isCfnElement(one) && one.stack === stack);
  const resources = elements.filter((one) => CfnResource.isCfnResource(one));
  const parts = elements.filter((one) => !CfnResource.isCfnResource(one)).map(rendered);
  const sections = SECTIONS.map((name) => [name, Object.assign({}, ...parts.map((part) => part[name]))]);
  const others = resources.map(({ logicalId, cfnResourceType: Type }): [string, object] => [stack.resolve(logicalId), { Type }]);
  const Transform = [...(stack.templateOptions.transforms ?? []), ...parts.flatMap((part) => part.Transform ?? [])];
  return {
    ...Object.fromEntries(sections),
    ...(Transform.length > 0 && { Transform }),
    Resources: Object.assign(Object.fromEntries(others), ...parts.map((part) => part.Resources), rendered(resource).Resources),
  };
}
