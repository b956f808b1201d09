import { SecretValue, TreeInspector } from 'aws-cdk-lib';
import {
  UserPoolClient as Native,
  type CfnUserPoolClient as NativeCfnUserPoolClient,
  type UserPoolClientProps as NativeProps,
} from 'aws-cdk-lib/aws-cognito';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { CfnUserPoolClient, type CfnUserPoolClientProps } from './cfnUserPoolClient';

/** The options of a `UserPoolClient`: aws-cdk-lib's, and those that only our type has. */
export interface UserPoolClientProps extends NativeProps {
  /**
   * Whether Cognito keeps the client's secret in AWS Secrets Manager and rotates it. Needs `generateSecret: true`. The secret is
   * `clientSecret` then.
   *
   * A change from true to false deletes the secret in Secrets Manager at once and for good. An app that stops setting it leaves the
   * secret where it is.
   *
   * @default - nothing is said, and a new client has its secret as an attribute
   */
  readonly publishSecretsInAwsSecretsManager?: boolean;
}

/**
 * An app client of a user pool, made by the resource type `My::Cognito::UserPoolClient`.
 *
 * It is aws-cdk-lib's `UserPoolClient` with another resource: it takes the same options, checks them in the same way and
 * fills in the same defaults, so whatever takes a user pool client takes this one. Three things differ. The client id is the
 * attribute `ClientId`. The secret is the attribute `ClientSecret`, without the custom resource that fetches it for AWS's type. And
 * Cognito can keep the secret in AWS Secrets Manager, where `clientSecret` finds it.
 *
 * The defaults stand in the template, which owns them like everything else in it: aws-cdk-lib's callback URL, flows, scopes and
 * identity providers among them. Where the template is to own only what you write, use `CfnUserPoolClient`; or take a property
 * out again, such as `(client.node.defaultChild as CfnUserPoolClient).supportedIdentityProviders = undefined`.
 */
export class UserPoolClient extends Native {
  /** The client id, as an attribute of the resource: its `Ref` would be another value. */
  public readonly userPoolClientId: string;

  private readonly resource: CfnUserPoolClient;
  private readonly hasSecret: boolean;
  private managedSecret?: ISecret;

  constructor(scope: Construct, id: string, props: UserPoolClientProps) {
    super(scope, id, props);
    this.resource = inPlaceOf(this.node.defaultChild as NativeCfnUserPoolClient);
    this.hasSecret = props.generateSecret === true;
    this.userPoolClientId = this.resource.attrClientId;
    this.resource.publishSecretsInAwsSecretsManager = props.publishSecretsInAwsSecretsManager;
    if (props.publishSecretsInAwsSecretsManager && !this.hasSecret)
      throw new Error(`${this.node.path}: publishSecretsInAwsSecretsManager needs a secret: set generateSecret to true.`);
  }

  /**
   * The client secret, as an attribute of the resource. The template holds a reference only, but the secret shows wherever it is
   * passed on to, so don't make it an output.
   *
   * @throws for a client without `generateSecret: true`, and for one with `publishSecretsInAwsSecretsManager: true`
   */
  public get userPoolClientSecret(): SecretValue {
    this.mustHaveSecret();
    if (this.resource.publishSecretsInAwsSecretsManager === true)
      throw new Error(
        `${this.node.path}: Cognito keeps the secret in Secrets Manager. Use clientSecret: clientSecret.grantRead() for an app that ` +
          "reads it, clientSecret.secretValueFromJson('clientSecretValue') for its value at the time of a deployment.",
      );
    return SecretValue.resourceAttribute(this.resource.attrClientSecret);
  }

  /**
   * The secret in AWS Secrets Manager in which Cognito keeps the client's secret: a JSON object with `userPoolId`, `userPoolClientId`
   * and `clientSecretValue`. Cognito rotates it, so let your app read it: `clientSecret.grantRead()`.
   *
   * @throws for a client without `publishSecretsInAwsSecretsManager: true`
   */
  public get clientSecret(): ISecret {
    this.mustHaveSecret();
    // A function of the template may decide it at deployment: then both ways to the secret are open.
    if (!this.resource.publishSecretsInAwsSecretsManager)
      throw new Error(
        `${this.node.path}: Cognito does not keep the secret in Secrets Manager. Set publishSecretsInAwsSecretsManager to true, or use ` +
          'userPoolClientSecret.',
      );
    this.managedSecret ??= Secret.fromSecretCompleteArn(this, 'ClientSecret', this.resource.attrClientSecretArn);
    return this.managedSecret;
  }

  private mustHaveSecret(): void {
    if (!this.hasSecret) throw new Error(`${this.node.path} has no secret: set generateSecret to true.`);
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
