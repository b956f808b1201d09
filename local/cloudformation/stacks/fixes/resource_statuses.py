"""The status of each resource.

moto gives every resource the status of its stack in DescribeStackResources, and CREATE_COMPLETE in ListStackResources.
"""

from moto.cloudformation import responses
from moto.cloudformation.responses import CloudFormationResponse, StackResourceDTO
from moto.core.responses import ActionResult


class StackResource(StackResourceDTO):
    def __init__(self, stack, resource):
        super().__init__(stack, resource)
        # The status in the last event of the resource.
        events = (event for event in reversed(stack.events) if event.logical_resource_id == self.logical_resource_id)
        last = next((event for event in events if event.physical_resource_id != stack.stack_id), None)
        if last:
            self.resource_status, self.resource_status_reason = last.resource_status, last.resource_status_reason
            self.timestamp = self.last_updated_timestamp = last.timestamp


# moto creates the descriptions of resources by this name.
responses.StackResourceDTO = StackResource


class ResourceStatuses(CloudFormationResponse):
    def list_stack_resources(self):
        stack, resources = self.cloudformation_backend.list_stack_resources(self._get_param("StackName"))
        return ActionResult({"StackResourceSummaries": [StackResource(stack, resource) for resource in resources]})
