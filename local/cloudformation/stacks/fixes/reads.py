"""Reads of a stack.

moto creates a resource when it is read: DescribeStacks and DescribeStackResources create again the resources that a failed create
deleted. Here only the create and the update of a stack create resources.
"""

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.parsing import ResourceMap
from moto.core.common_models import CloudFormationModel


class Reads(ResourceMap):
    def __getitem__(self, key):
        if key in self._parsed_resources:
            return self._parsed_resources[key]
        message = f"Template format error: Unresolved resource dependencies [{key}] in the template"
        raise ValidationError(message=message)

    def __contains__(self, key):
        return key in self._parsed_resources

    def get(self, key, default=None):
        return self._parsed_resources.get(key, default)

    def __iter__(self):
        """The logical ids of the existing resources, in the order of the template."""
        return (key for key in self._resource_json_map if isinstance(self.get(key), CloudFormationModel))

    def __len__(self):
        return sum(1 for _key in self)
