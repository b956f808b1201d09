"""A client whose secret Cognito keeps and rotates in Secrets Manager.

A function may read the secret. A load balancer gets its value at deployment. The template does not contain the value.
managedSecret.ts is the same app in TypeScript.
"""

from aws_cdk import App, CfnOutput, CfnParameter, Stack
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_cognito import CognitoDomainOptions, OAuthFlows, OAuthScope, OAuthSettings, UserPool
from aws_cdk.aws_ec2 import SubnetConfiguration, SubnetType, Vpc
from aws_cdk.aws_elasticloadbalancingv2 import ApplicationLoadBalancer, ListenerAction
from aws_cdk.aws_lambda import Code, Function, Runtime
from constructs import Construct
from my_cognito_userpoolclient_cdk import UserPoolClient

# The function reads the secret each time, because a rotation changes it.
CODE = """import json, os
import boto3

secrets = boto3.client("secretsmanager")

def handler(event, context):
    secret = json.loads(secrets.get_secret_value(SecretId=os.environ["CLIENT_SECRET_ARN"])["SecretString"])
    # Here the function signs in with secret["userPoolClientId"] and secret["clientSecretValue"].
    return sorted(secret)
"""


class ManagedSecretStack(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        certificate_arn = CfnParameter(self, "CertificateArn", description="The certificate of the HTTPS listener.")
        public = SubnetConfiguration(name="Public", subnet_type=SubnetType.PUBLIC)
        vpc = Vpc(self, "Vpc", max_azs=2, subnet_configuration=[public])
        load_balancer = ApplicationLoadBalancer(self, "LoadBalancer", vpc=vpc, internet_facing=True)
        user_pool = UserPool(self, "UserPool")
        user_pool_domain = user_pool.add_domain(
            "Domain", cognito_domain=CognitoDomainOptions(domain_prefix="managed-secret-of-my-app")
        )

        user_pool_client = UserPoolClient(
            self,
            "Client",
            user_pool=user_pool,
            generate_secret=True,
            publish_secrets_in_aws_secrets_manager=True,
            o_auth=OAuthSettings(
                flows=OAuthFlows(authorization_code_grant=True),
                scopes=[OAuthScope.OPENID],
                callback_urls=[f"https://{load_balancer.load_balancer_dns_name}/oauth2/idpresponse"],
            ),
        )

        reader = Function(
            self,
            "Reader",
            runtime=Runtime.PYTHON_3_13,
            handler="index.handler",
            code=Code.from_inline(CODE),
            environment={"CLIENT_SECRET_ARN": user_pool_client.client_secret.secret_arn},
        )
        user_pool_client.client_secret.grant_read(reader)

        load_balancer.add_listener(
            "Listener",
            port=443,
            certificates=[Certificate.from_certificate_arn(self, "Certificate", certificate_arn.value_as_string)],
            default_action=ListenerAction.authenticate_oidc(
                client_id=user_pool_client.user_pool_client_id,
                # A dynamic reference: CloudFormation inserts the value. The load balancer keeps it after a rotation.
                client_secret=user_pool_client.client_secret.secret_value_from_json("clientSecretValue"),
                issuer=user_pool.user_pool_provider_url,
                authorization_endpoint=f"{user_pool_domain.base_url()}/oauth2/authorize",
                token_endpoint=f"{user_pool_domain.base_url()}/oauth2/token",
                user_info_endpoint=f"{user_pool_domain.base_url()}/oauth2/userInfo",
                next=ListenerAction.fixed_response(200, content_type="text/plain", message_body="Signed in"),
            ),
        )
        CfnOutput(self, "ClientId", value=user_pool_client.user_pool_client_id)
        CfnOutput(self, "FunctionName", value=reader.function_name)


app = App()
ManagedSecretStack(app, "ManagedSecret")
app.synth()
