"""Runs the CloudFormation CLI without AWS: cfn.py LAMBDA_URL EXPORT_NAME EXPORT_VALUE [arguments of cfn ...]

`cfn test` asks STS at its public address whatever the environment says, and CloudFormation for the exports that stand
as {{Name}} in inputs/. moto answers both inside this process; only calls to the Lambda endpoint go out.
"""

import json
import re
import sys
import warnings

import boto3
from moto import mock_aws
from rpdk.core.cli import main

REGION = "us-east-1"


def export(name, value):
    """Makes a stack that exports the value under the name. moto wants a resource in it: this one costs and does nothing."""
    template = {
        "Resources": {"Nothing": {"Type": "AWS::CloudFormation::WaitConditionHandle"}},
        "Outputs": {"Value": {"Value": value, "Export": {"Name": name}}},
    }
    boto3.client("cloudformation", region_name=REGION).create_stack(
        StackName="contract-tests", TemplateBody=json.dumps(template)
    )


if __name__ == "__main__":
    lambda_url, export_name, export_value, *arguments = sys.argv[1:]
    warnings.filterwarnings("ignore", message="Tried to parse AWS::CloudFormation::WaitConditionHandle")
    core = {"mock_credentials": False, "passthrough": {"urls": [re.escape(lambda_url) + ".*"]}}
    with mock_aws(config={"core": core}):
        export(export_name, export_value)
        main(arguments)
