/**
 * A client whose secret Cognito keeps and rotates in Secrets Manager. A function may read the secret. A load balancer gets its
 * value at deployment. The template does not contain the value. managed_secret.py is the same app in Python.
 */
import { App, CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { UserPoolClient } from 'my-cognito-userpoolclient-cdk';

/** The function reads the secret each time, because a rotation changes it. */
const CODE = `import json, os
import boto3

secrets = boto3.client("secretsmanager")

def handler(event, context):
    secret = json.loads(secrets.get_secret_value(SecretId=os.environ["CLIENT_SECRET_ARN"])["SecretString"])
    # Here the function signs in with secret["userPoolClientId"] and secret["clientSecretValue"].
    return sorted(secret)
`;

class ManagedSecretStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const certificateArn = new CfnParameter(this, 'CertificateArn', { description: 'The certificate of the HTTPS listener.' });
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, subnetConfiguration: [{ name: 'Public', subnetType: SubnetType.PUBLIC }] });
    const loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    const userPool = new UserPool(this, 'UserPool');
    const userPoolDomain = userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'managed-secret-of-my-app' } });

    const userPoolClient = new UserPoolClient(this, 'Client', {
      userPool,
      generateSecret: true,
      publishSecretsInAwsSecretsManager: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`https://${loadBalancer.loadBalancerDnsName}/oauth2/idpresponse`],
      },
    });

    const reader = new LambdaFunction(this, 'Reader', {
      runtime: Runtime.PYTHON_3_13,
      handler: 'index.handler',
      code: Code.fromInline(CODE),
      environment: { CLIENT_SECRET_ARN: userPoolClient.clientSecret.secretArn },
    });
    userPoolClient.clientSecret.grantRead(reader);

    loadBalancer.addListener('Listener', {
      port: 443,
      certificates: [Certificate.fromCertificateArn(this, 'Certificate', certificateArn.valueAsString)],
      defaultAction: ListenerAction.authenticateOidc({
        clientId: userPoolClient.userPoolClientId,
        // A dynamic reference: CloudFormation inserts the value. The load balancer keeps this value after a rotation.
        clientSecret: userPoolClient.clientSecret.secretValueFromJson('clientSecretValue'),
        issuer: userPool.userPoolProviderUrl,
        authorizationEndpoint: `${userPoolDomain.baseUrl()}/oauth2/authorize`,
        tokenEndpoint: `${userPoolDomain.baseUrl()}/oauth2/token`,
        userInfoEndpoint: `${userPoolDomain.baseUrl()}/oauth2/userInfo`,
        next: ListenerAction.fixedResponse(200, { contentType: 'text/plain', messageBody: 'Signed in' }),
      }),
    });
    new CfnOutput(this, 'ClientId', { value: userPoolClient.userPoolClientId });
    new CfnOutput(this, 'FunctionName', { value: reader.functionName });
  }
}

const app = new App();
new ManagedSecretStack(app, 'ManagedSecret');
app.synth();
