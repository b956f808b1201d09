import { isMap } from 'yaml';
import type { Clients } from './clients';
import { refuseIf } from './refusal';
import { type Entry, entriesOf, keyOf, lineOf, type Mapping, mappingIn, type Template, textOf, typeOf } from './template';

/**
 * An import may change no other resource. An update of a stack lists its nested stacks as changes, even if they do not change
 * (CloudFormation's coverage roadmap, issues 142 and 2053). It is not documented whether an import lists them.
 */
export function refuseNestedStacks(template: Template, { resources }: Clients): void {
  const nested = entriesOf(resources).filter((entry) => NESTED_STACKS.has(typeOf(entry)));
  const modules = entriesOf(resources).filter((entry) => typeOf(entry).endsWith('::MODULE'));
  refuseIf([
    ...nested.map(({ key }) => `Line ${lineOf(template, key)}: a nested stack may count as a change of the stack.`),
    ...modules.map(({ key }) => `Line ${lineOf(template, key)}: a module may contain a nested stack.`),
    ...(nested.length + modules.length > 0 ? [NO_STEPS] : []),
  ]);
}

const NO_STEPS =
  'CloudFormation refuses an import together with other changes, so the steps cannot move the clients of this stack.';

/** SAM turns an application into a nested stack. */
const NESTED_STACKS: ReadonlySet<string> = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/** Properties that may name a local file or folder, which `sam package` and `aws cloudformation package` put into S3. */
const FILES: ReadonlySet<string> = new Set([
  ...['CodeUri', 'ContentUri', 'DefinitionUri', 'Code', 'SourceBundle', 'ScriptLocation', 'BodyS3Location'],
  ...['CodeS3Location', 'DefinitionS3Location', 'RequestMappingTemplateS3Location', 'ResponseMappingTemplateS3Location'],
  ...['Content', 'ModulePackage', 'S3'],
]);
const PACKAGED_TYPE =
  /^AWS::(Serverless|Lambda|ApiGateway|StepFunctions|AppSync|ElasticBeanstalk|Glue|CodeCommit|CloudFormation::ModuleVersion)\b/;
const REMOTE = /^(s3|https?):/;

/** CloudFormation can't read local files. `sam deploy` replaces their names in a copy of the template. */
export function refuseLocalFiles(template: Template, { resources }: Clients): void {
  const packaged = entriesOf(resources).filter((entry) => PACKAGED_TYPE.test(typeOf(entry)));
  const properties = packaged.map(({ value }) => mappingIn(value as Mapping, 'Properties'));
  // A Glue job and a CodeCommit repository have their files one level deeper.
  const inside = properties.flatMap((mapping) => ['Command', 'Code'].map((name) => mapping && mappingIn(mapping, name)));
  const globals = mappingIn(template.root, 'Globals');
  const ofTypes = (globals ? entriesOf(globals) : []).map(({ value }) => (isMap(value) ? (value as Mapping) : undefined));
  const entries = [...properties, ...inside, ...ofTypes].flatMap((mapping) => (mapping ? entriesOf(mapping) : []));
  const files = entries.filter(namesFile);
  refuseIf([
    ...files.map(({ key, value }) => `Line ${lineOf(template, key)}: ${key.value} names the local file ${textOf(value)}.`),
    ...(files.length > 0
      ? ['CloudFormation cannot read local files. Give the packaged template that was deployed: it names the files in S3.']
      : []),
  ]);
}

function namesFile(entry: Entry): boolean {
  const text = textOf(entry.value);
  return FILES.has(keyOf(entry)) && text !== undefined && !REMOTE.test(text);
}
