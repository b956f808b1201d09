"""The macro of SAM.

moto ignores Transform, so it does not know the types of AWS::Serverless. CloudFormation expands them first. Here SAM's own
library expands them. It gets only the defaults of parameters, because the engine parses a template without the parameters of the
stack.
"""

import json
import logging
from functools import cache

from moto.cloudformation.exceptions import ValidationError

SERVERLESS = "AWS::Serverless-2016-10-31"

# SAM's library logs a warning about usage numbers that it did not send to AWS.
logging.getLogger("samtranslator").setLevel(logging.ERROR)


def expanded(template, parameters=None):
    if SERVERLESS not in declared_transforms(template):
        return template
    # The import takes a second, and most templates do not need it.
    from samtranslator.public.exceptions import InvalidDocumentException
    from samtranslator.translator.transform import transform

    try:
        return transform(template, parameters or {}, ManagedPolicies)
    except InvalidDocumentException as error:
        causes = "; ".join(cause.message for cause in error.causes)
        raise ValidationError(message=f"Transform {SERVERLESS} failed with: {error.message} {causes}") from error


def declared_transforms(template):
    names = template.get("Transform") or []
    return names if isinstance(names, list) else [names]


class ManagedPolicies:
    """The policies that AWS manages. A template of SAM may use their names."""

    @staticmethod
    @cache
    def load():
        from moto.iam.aws_managed_policies import aws_managed_policies_data

        return {name: policy["Arn"] for name, policy in json.loads(aws_managed_policies_data).items()}
