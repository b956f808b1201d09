/**
 * Compile-time test: `CfnUserPoolClient` has the properties of aws-cdk-lib's, with the same types, and no other but those that are
 * ours alone. An app that changes the import goes on compiling, whatever it does with the class.
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

/** An error of the compiler names what differs. */
declare function same<_Names extends never>(): void;

/** What AWS's own type lacks: the secret in Secrets Manager. */
type OursAlone = 'publishSecretsInAwsSecretsManager';
type MembersOursAlone = OursAlone | 'attrClientSecretArn';

type DifferingProps = Differing<CfnUserPoolClientProps, aws_cognito.CfnUserPoolClientProps>;
type DifferingMembers = Differing<CfnUserPoolClient, aws_cognito.CfnUserPoolClient>;
same<Exclude<DifferingProps, OursAlone>>();
same<Exclude<DifferingMembers, MembersOursAlone>>();
// The day aws-cdk-lib has one of them too, the compiler names it here: it is ours alone no longer.
same<Exclude<OursAlone, DifferingProps>>();
same<Exclude<MembersOursAlone, DifferingMembers>>();
same<Differing<CfnUserPoolClient.AnalyticsConfigurationProperty, aws_cognito.CfnUserPoolClient.AnalyticsConfigurationProperty>>();
same<Differing<CfnUserPoolClient.RefreshTokenRotationProperty, aws_cognito.CfnUserPoolClient.RefreshTokenRotationProperty>>();
same<Differing<CfnUserPoolClient.TokenValidityUnitsProperty, aws_cognito.CfnUserPoolClient.TokenValidityUnitsProperty>>();

// Static members, but the one that is only for `CfnInclude`, which knows no types but AWS's own.
type Statics = Exclude<keyof typeof aws_cognito.CfnUserPoolClient, '_fromCloudFormation'>;
true satisfies Same<keyof typeof CfnUserPoolClient, Statics>;

// The comparison sees each kind of difference.
interface Example {
  readonly value: string;
}
true satisfies Same<Differing<Example, Example>, never>;
true satisfies Same<Differing<Example, { readonly value?: string }>, 'value'>;
true satisfies Same<Differing<Example, { value: string }>, 'value'>;
true satisfies Same<Differing<Example, { readonly value: string | number }>, 'value'>;
true satisfies Same<Differing<Example, { readonly value: string; readonly other?: string }>, 'other'>;
