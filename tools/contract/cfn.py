"""Runs the CloudFormation CLI without AWS: cfn.py LAMBDA_URL EXPORT_NAME EXPORT_VALUE [arguments of cfn ...]

`cfn test` always calls STS at its public address. It also asks CloudFormation for the exports that inputs/ names as {{Name}}.
moto answers both calls inside this process. Only calls to the Lambda endpoint leave it.
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
    """Creates a stack that exports the value under the name. moto needs a resource in it: this one does nothing."""
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
