// This is a generated file. Modifications will be overwritten.
import { BaseModel, Dict, integer, Integer, Optional, transformValue } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { Exclude, Expose, Type, Transform } from 'class-transformer';

export class ResourceModel extends BaseModel {
    ['constructor']: typeof ResourceModel;

    @Exclude()
    public static readonly TYPE_NAME: string = 'My::Cognito::UserPoolClient';

    @Exclude()
    protected readonly IDENTIFIER_KEY_USERPOOLID: string = '/properties/UserPoolId';
    @Exclude()
    protected readonly IDENTIFIER_KEY_CLIENTID: string = '/properties/ClientId';

    @Expose({ name: 'UserPoolId' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'userPoolId', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    userPoolId?: Optional<string>;
    @Expose({ name: 'ClientName' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'clientName', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    clientName?: Optional<string>;
    @Expose({ name: 'GenerateSecret' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Boolean, 'generateSecret', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    generateSecret?: Optional<boolean>;
    @Expose({ name: 'RefreshTokenValidity' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Integer, 'refreshTokenValidity', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    refreshTokenValidity?: Optional<integer>;
    @Expose({ name: 'AccessTokenValidity' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Integer, 'accessTokenValidity', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    accessTokenValidity?: Optional<integer>;
    @Expose({ name: 'IdTokenValidity' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Integer, 'idTokenValidity', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    idTokenValidity?: Optional<integer>;
    @Expose({ name: 'TokenValidityUnits' })
    @Type(() => TokenValidityUnits)
    tokenValidityUnits?: Optional<TokenValidityUnits>;
    @Expose({ name: 'ReadAttributes' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'readAttributes', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    readAttributes?: Optional<Array<string>>;
    @Expose({ name: 'WriteAttributes' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'writeAttributes', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    writeAttributes?: Optional<Array<string>>;
    @Expose({ name: 'ExplicitAuthFlows' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'explicitAuthFlows', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    explicitAuthFlows?: Optional<Array<string>>;
    @Expose({ name: 'SupportedIdentityProviders' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'supportedIdentityProviders', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    supportedIdentityProviders?: Optional<Array<string>>;
    @Expose({ name: 'CallbackURLs' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'callbackURLs', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    callbackURLs?: Optional<Array<string>>;
    @Expose({ name: 'LogoutURLs' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'logoutURLs', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    logoutURLs?: Optional<Array<string>>;
    @Expose({ name: 'DefaultRedirectURI' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'defaultRedirectURI', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    defaultRedirectURI?: Optional<string>;
    @Expose({ name: 'AllowedOAuthFlows' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'allowedOAuthFlows', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    allowedOAuthFlows?: Optional<Array<string>>;
    @Expose({ name: 'AllowedOAuthScopes' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'allowedOAuthScopes', value, obj, [Array]),
        {
            toClassOnly: true,
        }
    )
    allowedOAuthScopes?: Optional<Array<string>>;
    @Expose({ name: 'AllowedOAuthFlowsUserPoolClient' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Boolean, 'allowedOAuthFlowsUserPoolClient', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    allowedOAuthFlowsUserPoolClient?: Optional<boolean>;
    @Expose({ name: 'AnalyticsConfiguration' })
    @Type(() => AnalyticsConfiguration)
    analyticsConfiguration?: Optional<AnalyticsConfiguration>;
    @Expose({ name: 'PreventUserExistenceErrors' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'preventUserExistenceErrors', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    preventUserExistenceErrors?: Optional<string>;
    @Expose({ name: 'EnableTokenRevocation' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Boolean, 'enableTokenRevocation', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    enableTokenRevocation?: Optional<boolean>;
    @Expose({ name: 'EnablePropagateAdditionalUserContextData' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Boolean, 'enablePropagateAdditionalUserContextData', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    enablePropagateAdditionalUserContextData?: Optional<boolean>;
    @Expose({ name: 'AuthSessionValidity' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Integer, 'authSessionValidity', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    authSessionValidity?: Optional<integer>;
    @Expose({ name: 'RefreshTokenRotation' })
    @Type(() => RefreshTokenRotation)
    refreshTokenRotation?: Optional<RefreshTokenRotation>;
    @Expose({ name: 'PublishSecretsInAWSSecretsManager' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Boolean, 'publishSecretsInAWSSecretsManager', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    publishSecretsInAWSSecretsManager?: Optional<boolean>;
    @Expose({ name: 'ClientId' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'clientId', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    clientId?: Optional<string>;
    @Expose({ name: 'ClientSecret' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'clientSecret', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    clientSecret?: Optional<string>;
    @Expose({ name: 'ClientSecretArn' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'clientSecretArn', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    clientSecretArn?: Optional<string>;
    @Expose({ name: 'Name' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'name', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    name?: Optional<string>;

    @Exclude()
    public getPrimaryIdentifier(): Dict {
        const identifier: Dict = {};
        if (this.userPoolId != null) {
            identifier[this.IDENTIFIER_KEY_USERPOOLID] = this.userPoolId;
        }

        if (this.clientId != null) {
            identifier[this.IDENTIFIER_KEY_CLIENTID] = this.clientId;
        }

        // only return the identifier if it can be used, i.e. if all components are present
        return Object.keys(identifier).length === 2 ? identifier : null;
    }

    @Exclude()
    public getAdditionalIdentifiers(): Array<Dict> {
        const identifiers: Array<Dict> = new Array<Dict>();
        // only return the identifiers if any can be used
        return identifiers.length === 0 ? null : identifiers;
    }
}

export class TokenValidityUnits extends BaseModel {
    ['constructor']: typeof TokenValidityUnits;


    @Expose({ name: 'AccessToken' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'accessToken', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    accessToken?: Optional<string>;
    @Expose({ name: 'IdToken' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'idToken', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    idToken?: Optional<string>;
    @Expose({ name: 'RefreshToken' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'refreshToken', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    refreshToken?: Optional<string>;

}

export class AnalyticsConfiguration extends BaseModel {
    ['constructor']: typeof AnalyticsConfiguration;


    @Expose({ name: 'ApplicationArn' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'applicationArn', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    applicationArn?: Optional<string>;
    @Expose({ name: 'ApplicationId' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'applicationId', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    applicationId?: Optional<string>;
    @Expose({ name: 'ExternalId' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'externalId', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    externalId?: Optional<string>;
    @Expose({ name: 'RoleArn' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'roleArn', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    roleArn?: Optional<string>;
    @Expose({ name: 'UserDataShared' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Boolean, 'userDataShared', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    userDataShared?: Optional<boolean>;

}

export class RefreshTokenRotation extends BaseModel {
    ['constructor']: typeof RefreshTokenRotation;


    @Expose({ name: 'Feature' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(String, 'feature', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    feature?: Optional<string>;
    @Expose({ name: 'RetryGracePeriodSeconds' })
    @Transform(
        (value: any, obj: any) =>
            transformValue(Integer, 'retryGracePeriodSeconds', value, obj, []),
        {
            toClassOnly: true,
        }
    )
    retryGracePeriodSeconds?: Optional<integer>;

}

export class TypeConfigurationModel extends BaseModel {
    ['constructor']: typeof TypeConfigurationModel;



}

