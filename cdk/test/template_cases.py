"""Synthesises an app with the clients in the file of its argument, and prints the messages about them."""

import json
import sys

from aws_cdk import App, Stack
from aws_cdk.cloudformation_include import CfnInclude
from my_cognito_userpoolclient_cdk import CfnUserPoolClient

with open(sys.argv[1]) as file:
    cases = json.load(file)

app = App()
clients = {}
for case in cases:
    stack = Stack(app, case["stack"])
    CfnInclude(stack, "Included", template_file=case["included"])
    client = CfnUserPoolClient(stack, "Client", user_pool_id="")
    properties = case.get("properties")
    for name, value in case["attributes"].items():
        client.add_override(name, value)
    if isinstance(properties, list):
        client.add_override("Properties", properties)
    else:
        if "UserPoolId" not in (properties or {}):
            client.add_property_deletion_override("UserPoolId")
        for name, value in (properties or {}).items():
            client.add_property_override(name, value)
    clients[case["stack"]] = client

message = ""
try:
    app.synth()
except Exception as error:
    message = str(error)
annotations = {
    stack: [{"type": entry.type, "data": entry.data} for entry in client.node.metadata]
    for stack, client in clients.items()
}
print(json.dumps({"message": message, "annotations": annotations}))
