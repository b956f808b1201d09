"""Runs the CloudFormation CLI, which reads its arguments. It stops before `cfn submit` would build and upload."""

import sys

from rpdk.core import submit

submit.submit = lambda arguments: print("submit", arguments.set_default)

from rpdk.core.cli import main  # noqa: E402, after the change above

main(sys.argv[1:])
