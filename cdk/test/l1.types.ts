/**
 * Compile-time test: `CfnUserPoolClient` has the properties of aws-cdk-lib's class with the same types, and in addition only the
 * properties that AWS's type lacks. So an app that changes the import still compiles.
 */
import type { aws_cognito } from 'aws-cdk-lib';
import type { CfnUserPoolClient, CfnUserPoolClientProps } from 'my-cognito-userpoolclient-cdk';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The members that only one of two types has, or that differ in type, optionality or being readonly. */
type Differing<A, B> = {
  [Name in keyof A | keyof B]-?: Name extends keyof A & keyof B
    ? Same<Pick<A, Name>, Pick<B, Name>> extends true
      ? never
      : Name
    : Name;
}[keyof A | keyof B];

/** The error of the compiler has the names that differ. */
declare function same<_Names extends never>(): void;

/** The property for the secret in Secrets Manager, which AWS's own type lacks. */
type OnlyOurs = 'publishSecretsInAwsSecretsManager';
type OnlyOurMembers = OnlyOurs | 'attrClientSecretArn';

type DifferingProps = Differing<CfnUserPoolClientProps, aws_cognito.CfnUserPoolClientProps>;
type DifferingMembers = Differing<CfnUserPoolClient, aws_cognito.CfnUserPoolClient>;
same<Exclude<DifferingProps, OnlyOurs>>();
same<Exclude<DifferingMembers, OnlyOurMembers>>();
// If a newer aws-cdk-lib has one of these members too, the compiler reports it here.
same<Exclude<OnlyOurs, DifferingProps>>();
same<Exclude<OnlyOurMembers, DifferingMembers>>();
same<Differing<CfnUserPoolClient.AnalyticsConfigurationProperty, aws_cognito.CfnUserPoolClient.AnalyticsConfigurationProperty>>();
same<Differing<CfnUserPoolClient.RefreshTokenRotationProperty, aws_cognito.CfnUserPoolClient.RefreshTokenRotationProperty>>();
same<Differing<CfnUserPoolClient.TokenValidityUnitsProperty, aws_cognito.CfnUserPoolClient.TokenValidityUnitsProperty>>();

// The static members, except the one for `CfnInclude`, which supports only AWS's own types.
type Statics = Exclude<keyof typeof aws_cognito.CfnUserPoolClient, '_fromCloudFormation'>;
true satisfies Same<keyof typeof CfnUserPoolClient, Statics>;

// The comparison finds each kind of difference.
interface Example {
  readonly value: string;
}
true satisfies Same<Differing<Example, Example>, never>;
true satisfies Same<Differing<Example, { readonly value?: string }>, 'value'>;
true satisfies Same<Differing<Example, { value: string }>, 'value'>;
true satisfies Same<Differing<Example, { readonly value: string | number }>, 'value'>;
true satisfies Same<Differing<Example, { readonly value: string; readonly other?: string }>, 'other'>;
