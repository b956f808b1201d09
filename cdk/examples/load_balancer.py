"""An Application Load Balancer that signs users in with Cognito before it answers their requests.

loadBalancer.ts is the same app in TypeScript. AuthenticateCognitoAction and ListenerAction of aws-cdk-lib accept the
client like aws-cdk-lib's own.
"""

from aws_cdk import App, CfnOutput, CfnParameter, Stack
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_cognito import CognitoDomainOptions, OAuthFlows, OAuthScope, OAuthSettings, UserPool
from aws_cdk.aws_ec2 import Vpc
from aws_cdk.aws_elasticloadbalancingv2 import ApplicationLoadBalancer, ListenerAction, ListenerCondition
from aws_cdk.aws_elasticloadbalancingv2_actions import AuthenticateCognitoAction
from constructs import Construct
from my_cognito_userpoolclient_cdk import UserPoolClient


class LoadBalancerStack(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        certificate_arn = CfnParameter(self, "CertificateArn", description="The certificate of the HTTPS listener.")
        vpc = Vpc(self, "Vpc", max_azs=2)
        load_balancer = ApplicationLoadBalancer(self, "LoadBalancer", vpc=vpc, internet_facing=True)
        user_pool = UserPool(self, "UserPool")
        user_pool_domain = user_pool.add_domain(
            "Domain", cognito_domain=CognitoDomainOptions(domain_prefix="sign-in-of-my-app")
        )

        user_pool_client = UserPoolClient(
            self,
            "Client",
            user_pool=user_pool,
            # The load balancer needs a secret, the code flow, and a callback URL with this path.
            generate_secret=True,
            o_auth=OAuthSettings(
                flows=OAuthFlows(authorization_code_grant=True),
                scopes=[OAuthScope.EMAIL],
                callback_urls=[f"https://{load_balancer.load_balancer_dns_name}/oauth2/idpresponse"],
            ),
        )
        # Properties for which the construct has no option are set on the resource.
        resource = user_pool_client.node.default_child
        resource.add_property_override("RefreshTokenValidity", 1)
        resource.add_property_override("SupportedIdentityProviders", ["COGNITO"])

        listener = load_balancer.add_listener(
            "Listener",
            port=443,
            certificates=[Certificate.from_certificate_arn(self, "Certificate", certificate_arn.value_as_string)],
            default_action=AuthenticateCognitoAction(
                user_pool=user_pool,
                user_pool_client=user_pool_client,
                user_pool_domain=user_pool_domain,
                next=ListenerAction.fixed_response(200, content_type="text/plain", message_body="Signed in"),
            ),
        )
        # The same sign-in with plain OpenID Connect, which needs the client id and the secret.
        listener.add_action(
            "OpenIdConnect",
            priority=1,
            conditions=[ListenerCondition.path_patterns(["/reports/*"])],
            action=ListenerAction.authenticate_oidc(
                client_id=user_pool_client.user_pool_client_id,
                client_secret=user_pool_client.user_pool_client_secret,
                issuer=user_pool.user_pool_provider_url,
                authorization_endpoint=f"{user_pool_domain.base_url()}/oauth2/authorize",
                token_endpoint=f"{user_pool_domain.base_url()}/oauth2/token",
                user_info_endpoint=f"{user_pool_domain.base_url()}/oauth2/userInfo",
                next=ListenerAction.fixed_response(200, content_type="text/plain", message_body="Reports"),
            ),
        )
        CfnOutput(self, "ClientId", value=user_pool_client.user_pool_client_id)


app = App()
LoadBalancerStack(app, "LoadBalancer")
app.synth()
