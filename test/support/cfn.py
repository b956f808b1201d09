"""The CloudFormation CLI up to the point where `cfn submit` would build and upload: it reads its arguments."""

import sys

from rpdk.core import submit

submit.submit = lambda arguments: print("submit", arguments.set_default)

from rpdk.core.cli import main  # noqa: E402, after the change above

main(sys.argv[1:])
