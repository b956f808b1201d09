import { SecretValue, TreeInspector } from 'aws-cdk-lib';
import {
  UserPoolClient as Native,
  type CfnUserPoolClient as NativeCfnUserPoolClient,
  type UserPoolClientProps,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { CfnUserPoolClient, type CfnUserPoolClientProps } from './cfnUserPoolClient';

/**
 * An app client of a user pool, made by the resource type `My::Cognito::UserPoolClient`.
 *
 * It is aws-cdk-lib's `UserPoolClient` with another resource: it takes the same options, checks them in the same way and
 * fills in the same defaults, so whatever takes a user pool client takes this one. Two things differ. The client id is the
 * attribute `ClientId`, and the secret the attribute `ClientSecret`, without the custom resource that fetches it for AWS's type.
 *
 * The defaults stand in the template, which owns them like everything else in it: aws-cdk-lib's callback URL, flows, scopes and
 * identity providers among them. Where the template is to own only what you write, use `CfnUserPoolClient`; or take a property
 * out again, such as `(client.node.defaultChild as CfnUserPoolClient).callbackUrLs = undefined`.
 */
export class UserPoolClient extends Native {
  /** The client id, as an attribute of the resource: its `Ref` would be another value. */
  public readonly userPoolClientId: string;

  private readonly resource: CfnUserPoolClient;
  private readonly hasSecret: boolean;

  constructor(scope: Construct, id: string, props: UserPoolClientProps) {
    super(scope, id, props);
    this.resource = inPlaceOf(this.node.defaultChild as NativeCfnUserPoolClient);
    this.hasSecret = props.generateSecret === true;
    this.userPoolClientId = this.resource.attrClientId;
  }

  /**
   * The client secret, as an attribute of the resource. The template holds a reference only, but the secret shows wherever it is
   * passed on to, so don't make it an output.
   *
   * @throws for a client without `generateSecret: true`
   */
  public get userPoolClientSecret(): SecretValue {
    if (!this.hasSecret) throw new Error(`${this.node.path} has no secret: set generateSecret to true.`);
    return SecretValue.resourceAttribute(this.resource.attrClientSecret);
  }
}

/** The same properties, under the same construct id, as a resource of our type. */
function inPlaceOf(native: NativeCfnUserPoolClient): CfnUserPoolClient {
  const { scope, id } = native.node;
  if (scope === undefined) throw new Error('A resource is never the root of its tree.');
  const props = propertiesOf(native);
  scope.node.tryRemoveChild(id);
  const resource = new CfnUserPoolClient(scope, id, props);
  for (const [name, value] of Object.entries(props)) {
    if (value !== undefined && resource.cfnPropertyName(name) === undefined)
      throw new Error(`${scope.node.path}: aws-cdk-lib sets ${name}, which ${resource.cfnResourceType} does not have.`);
  }
  return resource;
}

/** All that the resource has been given, as it shows itself to tools. */
function propertiesOf(native: NativeCfnUserPoolClient): CfnUserPoolClientProps {
  const inspector = new TreeInspector();
  native.inspect(inspector);
  return inspector.attributes['aws:cdk:cloudformation:props'];
}
