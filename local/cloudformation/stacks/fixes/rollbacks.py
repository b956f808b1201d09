"""Failures and the way back.

moto answers the failure of a resource with an error, and leaves the stack as it is. CloudFormation shows it in the stack's status
and events: it deletes what a failed create has made, takes a failed update back, and says so where it can't.
"""

from moto.cloudformation.models import Stack

from ..handlers import ResourceFailed


class Rollbacks(Stack):
    # The template, parameters, tags and role before an update that has not come to its end.
    before = None

    def create_resources(self):
        self.status = "CREATE_IN_PROGRESS"
        try:
            ready = self.resource_map.create(self.template_dict)
            self.description = self.template_dict.get("Description")
            if ready:
                self.mark_creation_complete()
        except Exception as failure:
            self.become("ROLLBACK_IN_PROGRESS", f"{_reason(failure, 'create')} Rollback requested by user.")
            self._finish("ROLLBACK", self.resource_map.delete(rollback=True))

    def mark_creation_complete(self):
        self.show_outputs()
        self.become("CREATE_COMPLETE")

    def update(self, template, role_arn=None, parameters=None, tags=None):
        """Throws CloudFormationError for a template or parameters that are refused. The stack is as it was then."""
        template_dict = self.parse_template(template)
        self.resource_map.prepare(template_dict, parameters or {})
        self.before = self.template, self.parameters, self.tags, self.role_arn
        self._take_on(template, parameters or {}, self.tags if tags is None else tags, role_arn)
        self.become("UPDATE_IN_PROGRESS", "User Initiated")
        try:
            self.resource_map.bring_about()
            self.show_outputs()
        except Exception as failure:
            self.become("UPDATE_ROLLBACK_IN_PROGRESS", _reason(failure, "update"))
            return self.roll_back()
        self.become("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        self.resource_map.clean_up()
        self.become("UPDATE_COMPLETE")

    def roll_back(self):
        """Takes the stack back to what it was before the update, now or, where that fails, when it is asked for again."""
        self._take_on(*self.before)
        try:
            self.resource_map.take_back(self.template_dict, self.stack_parameters)
            self.show_outputs()
        except Exception as failure:
            return self.become("UPDATE_ROLLBACK_FAILED", _reason(failure, "update"))
        self.become("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        self.resource_map.clean_up(rollback=True)
        self.become("UPDATE_ROLLBACK_COMPLETE")

    def delete(self):
        self.become("DELETE_IN_PROGRESS", "User Initiated")
        self._finish("DELETE", self.resource_map.delete())

    def _finish(self, operation, left):
        if left:
            names = ", ".join(made.logical_id for made in left)
            self.become(f"{operation}_FAILED", f"The following resource(s) failed to delete: [{names}].")
        else:
            self.hide_outputs()
            self.become(f"{operation}_COMPLETE")

    def _take_on(self, template, parameters, tags, role_arn):
        self.template, self.parameters, self.tags, self.role_arn = template, parameters, tags, role_arn
        self._parse_template()
        self.description = self.template_dict.get("Description")


def _reason(failure, verb):
    """Any other error than that of a resource is about an output."""
    if isinstance(failure, ResourceFailed):
        return f"The following resource(s) failed to {verb}: [{failure.logical_id}]."
    return str(failure)
