"""The macro of SAM.

moto takes no notice of Transform, so the types of AWS::Serverless are unknown to it. CloudFormation expands them before it does
anything else; here SAM's own library does. A stack's template is read without the values of its parameters, so SAM sees their defaults.
"""

import json
import logging
from functools import cache

from moto.cloudformation.exceptions import ValidationError

SERVERLESS = "AWS::Serverless-2016-10-31"

# SAM's library warns that it has numbers about its own use, which it has not sent to AWS.
logging.getLogger("samtranslator").setLevel(logging.ERROR)


def expanded(template, parameters=None):
    if SERVERLESS not in declared_transforms(template):
        return template
    # Most templates do without it, and it takes a second.
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
    """The policies that AWS manages, which a template of SAM may give by their names."""

    @staticmethod
    @cache
    def load():
        from moto.iam.aws_managed_policies import aws_managed_policies_data

        return {name: policy["Arn"] for name, policy in json.loads(aws_managed_policies_data).items()}
