"""Failures and rollbacks.

If a resource fails, moto answers with an error and does not change the stack further. CloudFormation shows the failure in the
status and the events of the stack. It deletes the resources of a failed create, and rolls back a failed update. If the rollback
fails too, the status and the events show that.
"""

from moto.cloudformation.models import Stack

from ..handlers import ResourceFailed


class Rollbacks(Stack):
    # The template, parameters, tags and role before the current update.
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
        """Throws CloudFormationError for an invalid template or parameters, and then does not change the stack."""
        template_dict = self.parse_template(template)
        self.resource_map.prepare(template_dict, parameters or {})
        self.before = self.template, self.parameters, self.tags, self.role_arn
        self._use_template(template, parameters or {}, self.tags if tags is None else tags, role_arn)
        self.become("UPDATE_IN_PROGRESS", "User Initiated")
        try:
            self.resource_map.deploy()
            self.show_outputs()
        except Exception as failure:
            self.become("UPDATE_ROLLBACK_IN_PROGRESS", _reason(failure, "update"))
            return self.roll_back()
        self.become("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        self.resource_map.clean_up()
        self.become("UPDATE_COMPLETE")

    def roll_back(self):
        """Rolls the stack back to its state before the update. After a failure, it can be called again."""
        self._use_template(*self.before)
        try:
            self.resource_map.roll_back(self.template_dict, self.stack_parameters)
            self.show_outputs()
        except Exception as failure:
            return self.become("UPDATE_ROLLBACK_FAILED", _reason(failure, "update"))
        self.become("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        self.resource_map.clean_up(rollback=True)
        self.become("UPDATE_ROLLBACK_COMPLETE")

    def delete(self):
        self.become("DELETE_IN_PROGRESS", "User Initiated")
        self._finish("DELETE", self.resource_map.delete())

    def _finish(self, operation, remaining):
        if remaining:
            names = ", ".join(created.logical_id for created in remaining)
            self.become(f"{operation}_FAILED", f"The following resource(s) failed to delete: [{names}].")
        else:
            self.hide_outputs()
            self.become(f"{operation}_COMPLETE")

    def _use_template(self, template, parameters, tags, role_arn):
        self.template, self.parameters, self.tags, self.role_arn = template, parameters, tags, role_arn
        self._parse_template()
        self.description = self.template_dict.get("Description")


def _reason(failure, verb):
    """The reason of a failed create or update. An error that is not of a resource is about an output."""
    if isinstance(failure, ResourceFailed):
        return f"The following resource(s) failed to {verb}: [{failure.logical_id}]."
    return str(failure)
