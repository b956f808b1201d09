"""Events.

moto has only events of the stack, and none at the end of a rollback. CloudFormation has an event for each status of each
resource, with the reason of a failure, and for each status of the stack. Here each event has its own millisecond, because the CDK
sorts events by time.
"""

import json
import time

from moto.cloudformation.models import Event, Stack

MILLISECOND = 0.001


class Events(Stack):
    def _create_resource_map(self):
        resources = super()._create_resource_map()
        resources.report = self._add_resource_event
        return resources

    def become(self, status, reason=None):
        """Sets the status of the stack, and adds an event for it."""
        self.status = status
        self._add_stack_event(status, reason)

    def _add_stack_event(self, *args, **options):
        time.sleep(MILLISECOND)
        super()._add_stack_event(*args, **options)

    def _add_resource_event(self, status, logical_id, resource_type, physical_id="", reason=None, properties=None):
        time.sleep(MILLISECOND)
        event = Event(
            stack_id=self.stack_id,
            stack_name=self.name,
            logical_resource_id=logical_id,
            physical_resource_id=physical_id,
            resource_type=resource_type,
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=None if properties is None else json.dumps(properties),
        )
        event.sendToSns(self.account_id, self.region_name, self.notification_arns)
        self.events.append(event)
