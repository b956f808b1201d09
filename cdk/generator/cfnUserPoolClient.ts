import camelcase from 'camelcase';
import {
  type Definition,
  definitionOfRef,
  type ObjectDefinition,
  propertyOfPointer,
  type ResourceSchema,
} from './resourceSchema';

/**
 * The source of cdk/src/cfnUserPoolClient.ts: a construct with the properties of the resource schema. It has the names and
 * types of aws-cdk-lib's construct for AWS's own type; cdk/test/l1.types.ts compares them.
 */
export function cfnUserPoolClientSource(schema: ResourceSchema): string {
  const readOnly = schema.readOnlyProperties.map(propertyOfPointer);
  const properties = Object.entries(schema.properties).filter(([name]) => !readOnly.includes(name));
  const attributes = Object.entries(schema.properties).filter(([name]) => readOnly.includes(name));
  const structures = Object.entries(schema.definitions);
  return `// Generated from my-cognito-userpoolclient.json by \`npm run cdk -- --write\`. Do not edit.
import {
  Annotations, CfnResource, type IInspectable, type IResolvable, type Reference, ResolutionTypeHint, Token, type TreeInspector,
} from 'aws-cdk-lib';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { problemOfAttribute } from './check';
import { renamed } from './renamed';
import { errorsAtSynthesis } from './synthesis';

/** The properties of a \`CfnUserPoolClient\`, with the names and types of aws-cdk-lib's properties for AWS's own type. */
export interface CfnUserPoolClientProps {
  ${properties.map(([name, definition]) => `${comment(definition.description)}${prop(name, definition, schema)}`).join('\n\n')}
}

${comment(`The CloudFormation resource \`${schema.typeName}\`. ${schema.description}`, DIFFERENCE)}export class CfnUserPoolClient extends CfnResource implements IInspectable, aws_cognito.IUserPoolClientRef {
  /** The name of the CloudFormation resource type. */
  public static readonly CFN_RESOURCE_TYPE_NAME: string = '${schema.typeName}';

  /** Whether a value is a resource of this type. */
  public static isCfnUserPoolClient(x: unknown): x is CfnUserPoolClient {
    return CfnResource.isCfnResource(x) && x.cfnResourceType === CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME;
  }

  ${properties.map(([name, definition]) => `${comment(definition.description)}${field(name, definition, schema)}`).join('\n\n')}

  protected readonly cfnPropertyNames: Record<string, string> = PROPERTY_NAMES;

  constructor(scope: Construct, id: string, props: CfnUserPoolClientProps) {
    super(scope, id, { type: CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME, properties: props });
    ${properties.map(([name]) => assignment(name)).join('\n')}
    this.node.addValidation({ validate: () => errorsAtSynthesis(this) });
  }

  ${attributes.map(([name, { description }]) => `${comment(description)}${attribute(name)}`).join('\n\n')}

  /**
   * The \`Ref\` of the resource: pool id and client id, joined by a bar, such as \`us-east-1_Ab12Cd34E|40kedo4v203fhv7a0qe6ut7jom\`.
   *
   * In aws-cdk-lib's class, \`ref\` is only the client id. Here that is \`attrClientId\`. To prevent a mix-up, reading \`ref\` adds a
   * warning. If you need both ids, acknowledge the warning \`my-cognito-userpoolclient-cdk:ref\`.
   */
  public get ref(): string {
    Annotations.of(this).addWarningV2(
      'my-cognito-userpoolclient-cdk:ref',
      'ref gives "<user pool id>|<client id>". For the client id, use attrClientId.',
    );
    return super.ref;
  }

  /**
   * An attribute of the client.
   *
   * @throws an error for an attribute that the type does not have
   */
  public getAtt(attributeName: string, typeHint?: ResolutionTypeHint): Reference {
    const problem = problemOfAttribute(this.node.path, attributeName);
    if (problem !== undefined) throw new Error(problem);
    return super.getAtt(attributeName, typeHint);
  }

  /** The reference that constructs of aws-cdk-lib read. */
  public get userPoolClientRef(): aws_cognito.UserPoolClientReference {
    return { userPoolId: this.userPoolId, clientId: this.attrClientId };
  }

  /** Describes the resource to tools that inspect the construct tree. */
  public inspect(inspector: TreeInspector): void {
    inspector.addAttribute('aws:cdk:cloudformation:type', CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME);
    inspector.addAttribute('aws:cdk:cloudformation:logicalId', this.stack.resolve(this.logicalId));
    inspector.addAttribute('aws:cdk:cloudformation:props', this.cfnProperties);
  }

  protected get cfnProperties(): Record<string, unknown> {
    return {
      ${properties.map(([name]) => `${camelcase(name)}: this.${camelcase(name)},`).join('\n')}
    };
  }

  protected renderProperties(props: Record<string, unknown>): Record<string, unknown> {
    return renamed(props, PROPERTY_NAMES, MEMBER_NAMES);
  }
}

export namespace CfnUserPoolClient {
  ${structures.map(([name, definition]) => structure(name, definition, schema)).join('\n\n')}
}

const PROPERTY_NAMES: Readonly<Record<string, string>> = ${names(properties)};

/** The names of the members of properties that are objects. */
const MEMBER_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ${memberNames(properties, schema)}
};
`;
}

const DIFFERENCE =
  'It replaces `CfnUserPoolClient` of aws-cdk-lib, with one difference: the client id is `attrClientId`, not `ref`.';

/** Properties that accept an id or a construct, as in aws-cdk-lib. The schema does not show which. */
const REFERENCES: Readonly<Record<string, { type: string; member: string; id: string }>> = {
  UserPoolId: { type: 'aws_cognito.IUserPoolRef', member: 'userPoolRef', id: 'userPoolId' },
};

function prop(name: string, definition: Definition, { required }: ResourceSchema): string {
  const reference = REFERENCES[name];
  const type = reference ? `${reference.type} | ${typeOf(definition)}` : typeOf(definition);
  return `readonly ${camelcase(name)}${required.includes(name) ? '' : '?'}: ${type};`;
}

function field(name: string, definition: Definition, { required }: ResourceSchema): string {
  return `public ${camelcase(name)}: ${typeOf(definition)}${required.includes(name) ? '' : ' | undefined'};`;
}

function assignment(name: string): string {
  const value = `props.${camelcase(name)}`;
  const reference = REFERENCES[name];
  if (reference === undefined) return `this.${camelcase(name)} = ${value};`;
  // An app in JavaScript may give any value, or none. The check at synthesis finds the mistake.
  const { member, id } = reference;
  const isReference = `typeof ${value} === 'object' && ${value} !== null && '${member}' in ${value}`;
  return `this.${camelcase(name)} = ${isReference} ? ${value}.${member}.${id} : ${value};`;
}

function attribute(name: string): string {
  return `public get attr${name}(): string {
    return Token.asString(this.getAtt('${name}', ResolutionTypeHint.STRING));
  }`;
}

/** Every member is optional, as in aws-cdk-lib. The descriptions say which members CloudFormation requires. */
function structure(name: string, { description, properties }: ObjectDefinition, { typeName }: ResourceSchema): string {
  const members = Object.entries(properties).map(
    ([member, definition]) => `${comment(definition.description)}readonly ${camelcase(member)}?: ${typeOf(definition)};`,
  );
  return `${comment(description, `The property \`${name}\` of \`${typeName}\`.`)}export interface ${name}Property {
    ${members.join('\n\n')}
  }`;
}

/** @throws Error for a type that no property has had until now */
function typeOf({ type, $ref, items }: Definition): string {
  if ($ref !== undefined) return `CfnUserPoolClient.${definitionOfRef($ref)}Property | IResolvable`;
  if (type === 'array' && items?.type === 'string') return 'string[]';
  if (type === 'boolean') return 'boolean | IResolvable';
  if (type === 'integer') return 'number';
  if (type === 'string') return 'string';
  throw new Error(
    `The generator knows no property of type ${type}: add the type to typeOf in cdk/generator/cfnUserPoolClient.ts.`,
  );
}

function names(properties: readonly [string, unknown][]): string {
  return `{ ${properties.map(([name]) => `${camelcase(name)}: '${name}'`).join(', ')} }`;
}

function memberNames(properties: readonly [string, Definition][], { definitions }: ResourceSchema): string {
  const objects = properties.flatMap(([name, { $ref }]) => {
    const definition = $ref === undefined ? undefined : definitions[definitionOfRef($ref)];
    return definition ? [`${camelcase(name)}: ${names(Object.entries(definition.properties))},`] : [];
  });
  return objects.join('\n');
}

const COMMENT_WIDTH = 120;

function comment(...paragraphs: string[]): string {
  const lines = paragraphs.map(wrapped);
  if (lines.flat().length === 1) return `/** ${lines.flat()[0]} */\n`;
  return `/**\n${lines.map((paragraph) => paragraph.map((line) => ` * ${line}\n`).join('')).join(' *\n')} */\n`;
}

function wrapped(text: string): string[] {
  return text.match(new RegExp(`.{1,${COMMENT_WIDTH}}(?:\\s|$)`, 'g'))?.map((line) => line.trim()) ?? [];
}
