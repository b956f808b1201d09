/**
 * An Application Load Balancer that signs users in with Cognito before it answers their requests. load_balancer.py is the same app
 * in Python. `AuthenticateCognitoAction` and `ListenerAction` of aws-cdk-lib accept the client like aws-cdk-lib's own.
 */
import { App, CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ListenerAction, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AuthenticateCognitoAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2-actions';
import type { Construct } from 'constructs';
import { type CfnUserPoolClient, UserPoolClient } from 'my-cognito-userpoolclient-cdk';

class LoadBalancerStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const certificateArn = new CfnParameter(this, 'CertificateArn', { description: 'The certificate of the HTTPS listener.' });
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2 });
    const loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    const userPool = new UserPool(this, 'UserPool');
    const userPoolDomain = userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'sign-in-of-my-app' } });

    const userPoolClient = new UserPoolClient(this, 'Client', {
      userPool,
      // The load balancer needs a secret, the code flow, and a callback URL with this path.
      generateSecret: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.EMAIL],
        callbackUrls: [`https://${loadBalancer.loadBalancerDnsName}/oauth2/idpresponse`],
      },
    });
    // Properties for which the construct has no option are set on the resource.
    const resource = userPoolClient.node.defaultChild as CfnUserPoolClient;
    resource.addPropertyOverride('RefreshTokenValidity', 1);
    resource.addPropertyOverride('SupportedIdentityProviders', ['COGNITO']);

    const listener = loadBalancer.addListener('Listener', {
      port: 443,
      certificates: [Certificate.fromCertificateArn(this, 'Certificate', certificateArn.valueAsString)],
      defaultAction: new AuthenticateCognitoAction({
        userPool,
        userPoolClient,
        userPoolDomain,
        next: ListenerAction.fixedResponse(200, { contentType: 'text/plain', messageBody: 'Signed in' }),
      }),
    });
    // The same sign-in with plain OpenID Connect, which needs the client id and the secret.
    listener.addAction('OpenIdConnect', {
      priority: 1,
      conditions: [ListenerCondition.pathPatterns(['/reports/*'])],
      action: ListenerAction.authenticateOidc({
        clientId: userPoolClient.userPoolClientId,
        clientSecret: userPoolClient.userPoolClientSecret,
        issuer: userPool.userPoolProviderUrl,
        authorizationEndpoint: `${userPoolDomain.baseUrl()}/oauth2/authorize`,
        tokenEndpoint: `${userPoolDomain.baseUrl()}/oauth2/token`,
        userInfoEndpoint: `${userPoolDomain.baseUrl()}/oauth2/userInfo`,
        next: ListenerAction.fixedResponse(200, { contentType: 'text/plain', messageBody: 'Reports' }),
      }),
    });
    new CfnOutput(this, 'ClientId', { value: userPoolClient.userPoolClientId });
  }
}

const app = new App();
new LoadBalancerStack(app, 'LoadBalancer');
app.synth();
