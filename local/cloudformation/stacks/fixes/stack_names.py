"""The names of stacks.

moto accepts any name. CloudFormation accepts only letters, digits and hyphens.
"""

import re

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse

NAME = "[a-zA-Z][-a-zA-Z0-9]*"
# CreateChangeSet also accepts the ARN of a stack.
NAME_OR_ID = f"{NAME}|arn:[-a-zA-Z0-9:/._+]*"


class StackNames(CloudFormationResponse):
    def create_stack(self):
        self._refuse_other_than(NAME)
        return super().create_stack()

    def create_change_set(self):
        self._refuse_other_than(NAME_OR_ID)
        return super().create_change_set()

    def _refuse_other_than(self, pattern):
        name = self._get_param("StackName")
        if not re.fullmatch(pattern, name):
            constraint = f"failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}"
            raise ValidationError(message=f"1 validation error detected: Value '{name}' at 'stackName' {constraint}")
