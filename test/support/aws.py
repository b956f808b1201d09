"""Runs the AWS CLI without AWS. It reads its arguments and makes its requests, and this file answers them.

A wrong command or option ends as in the CLI itself. A value that the API does not list ends the program too.
"""

import os
import sys
from types import SimpleNamespace

from awscli.clidriver import create_clidriver

ARN = "arn:aws:cloudformation:us-east-1:123456789012:type/resource/My-Cognito-UserPoolClient/00000001"
OUTPUTS = {"BucketName": "packages", "ExecutionRoleArn": "arn:aws:iam::123456789012:role/handlers"}

# Answers that the commands in the guides need. Any other operation gets an empty answer.
ANSWERS = {
    "DescribeStacks": {
        "Stacks": [
            {
                "StackStatus": "UPDATE_COMPLETE",
                "Outputs": [{"OutputKey": key, "OutputValue": value} for key, value in OUTPUTS.items()],
            }
        ]
    },
    "GetTemplateSummary": {"Parameters": []},
    "CreateChangeSet": {"Id": "change-set", "StackId": "stack"},
    "DescribeChangeSet": {"Status": "CREATE_COMPLETE"},
    "RegisterType": {"RegistrationToken": "token"},
    "DescribeTypeRegistration": {"ProgressStatus": "COMPLETE", "TypeVersionArn": ARN},
}


def check(shape, value):
    """Ends the program if the API's model does not list a value. The CLI itself does not check this."""
    if shape.type_name == "structure":
        for name, member in value.items():
            check(shape.members[name], member)
    elif shape.type_name == "list":
        for member in value:
            check(shape.member, member)
    elif shape.type_name == "string" and shape.enum and value not in shape.enum:
        sys.exit(f"{value} is none of {', '.join(shape.enum)}")


def check_parameters(model, params, **_):
    check(model.input_shape, params)


def answer(model, **_):
    return SimpleNamespace(status_code=200), ANSWERS.get(model.name, {})


os.environ |= {"AWS_ACCESS_KEY_ID": "NOBODY", "AWS_SECRET_ACCESS_KEY": "nothing"}
driver = create_clidriver()
driver.session.register("before-parameter-build", check_parameters)
driver.session.register("before-call", answer)
sys.exit(driver.main(sys.argv[1:]))
