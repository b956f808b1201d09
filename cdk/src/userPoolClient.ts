import { SecretValue, TreeInspector } from 'aws-cdk-lib';
import {
  UserPoolClient as Native,
  type CfnUserPoolClient as NativeCfnUserPoolClient,
  type UserPoolClientProps as NativeProps,
} from 'aws-cdk-lib/aws-cognito';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { CfnUserPoolClient, type CfnUserPoolClientProps } from './cfnUserPoolClient';

/** The options of a `UserPoolClient`: the options of aws-cdk-lib, and the options that only our type has. */
export interface UserPoolClientProps extends NativeProps {
  /**
   * Whether Cognito keeps the client's secret in AWS Secrets Manager and rotates it. Needs `generateSecret: true`. Then the secret
   * is `clientSecret`.
   *
   * A change from true to false deletes the secret in Secrets Manager immediately and permanently. If you only remove the option,
   * the secret stays where it is.
   *
   * @default - the property is not in the template; Cognito returns the secret of a new client as an attribute
   */
  readonly publishSecretsInAwsSecretsManager?: boolean;
}

/**
 * An app client of a user pool, a resource of the type `My::Cognito::UserPoolClient`.
 *
 * It is aws-cdk-lib's `UserPoolClient` with another resource. It has the same options, checks and defaults, and every construct
 * that accepts a user pool client accepts this one. Three things differ:
 * - The client id is the attribute `ClientId`.
 * - The secret is the attribute `ClientSecret`. No custom resource has to fetch it, as for AWS's type.
 * - Cognito can keep the secret in AWS Secrets Manager. Then the secret is `clientSecret`.
 *
 * The template contains aws-cdk-lib's defaults for the callback URL, flows, scopes and identity providers, and so owns these
 * settings. If the template should own only the settings that you write, use `CfnUserPoolClient`. Or remove a property, for example
 * `(client.node.defaultChild as CfnUserPoolClient).supportedIdentityProviders = undefined`.
 */
export class UserPoolClient extends Native {
  /** The client id. It is an attribute of the resource, because `Ref` gives another value. */
  public readonly userPoolClientId: string;

  private readonly resource: CfnUserPoolClient;
  private readonly hasSecret: boolean;
  private managedSecret?: ISecret;

  constructor(scope: Construct, id: string, props: UserPoolClientProps) {
    super(scope, id, props);
    this.resource = replaceWithOurResource(this.node.defaultChild as NativeCfnUserPoolClient);
    this.hasSecret = props.generateSecret === true;
    this.userPoolClientId = this.resource.attrClientId;
    this.resource.publishSecretsInAwsSecretsManager = props.publishSecretsInAwsSecretsManager;
    if (props.publishSecretsInAwsSecretsManager && !this.hasSecret)
      throw new Error(`${this.node.path}: publishSecretsInAwsSecretsManager needs a secret: set generateSecret to true.`);
  }

  /**
   * The client secret, as an attribute of the resource. The template has only a reference, but the receiver of the reference may
   * show the secret. So do not use it as an output.
   *
   * @throws an error for a client without `generateSecret: true`, or with `publishSecretsInAwsSecretsManager: true`
   */
  public get userPoolClientSecret(): SecretValue {
    this.requireSecret();
    if (this.resource.publishSecretsInAwsSecretsManager === true)
      throw new Error(
        `${this.node.path}: Cognito keeps the secret in Secrets Manager. Use clientSecret.grantRead() for an app that reads it, ` +
          "or clientSecret.secretValueFromJson('clientSecretValue') for its value at the time of the deployment.",
      );
    return SecretValue.resourceAttribute(this.resource.attrClientSecret);
  }

  /**
   * The client's secret in AWS Secrets Manager: a JSON object with `userPoolId`, `userPoolClientId` and `clientSecretValue`.
   * Cognito rotates it, so let your app read it at run time: `clientSecret.grantRead()`.
   *
   * @throws an error for a client without `publishSecretsInAwsSecretsManager: true`
   */
  public get clientSecret(): ISecret {
    this.requireSecret();
    // If a function of the template sets the property, its value is known only at deployment, so both getters work.
    if (!this.resource.publishSecretsInAwsSecretsManager)
      throw new Error(
        `${this.node.path}: Cognito does not keep the secret in Secrets Manager. Set publishSecretsInAwsSecretsManager to true, or use ` +
          'userPoolClientSecret.',
      );
    this.managedSecret ??= Secret.fromSecretCompleteArn(this, 'ClientSecret', this.resource.attrClientSecretArn);
    return this.managedSecret;
  }

  private requireSecret(): void {
    if (!this.hasSecret) throw new Error(`${this.node.path} has no secret: set generateSecret to true.`);
  }
}

/** Replaces aws-cdk-lib's resource by a resource of our type with the same construct id and properties. */
function replaceWithOurResource(native: NativeCfnUserPoolClient): CfnUserPoolClient {
  const { scope, id } = native.node;
  if (scope === undefined) throw new Error('The resource has no scope.');
  const props = propertiesOf(native);
  scope.node.tryRemoveChild(id);
  const resource = new CfnUserPoolClient(scope, id, props);
  for (const [name, value] of Object.entries(props)) {
    if (value !== undefined && resource.cfnPropertyName(name) === undefined)
      throw new Error(
        `${scope.node.path}: aws-cdk-lib sets ${name}, which ${resource.cfnResourceType} does not have. Use an older aws-cdk-lib, or a ` +
          'newer my-cognito-userpoolclient-cdk.',
      );
  }
  return resource;
}

/** All properties of the resource, as it describes them to tools. */
function propertiesOf(native: NativeCfnUserPoolClient): CfnUserPoolClientProps {
  const inspector = new TreeInspector();
  native.inspect(inspector);
  return inspector.attributes['aws:cdk:cloudformation:props'];
}
