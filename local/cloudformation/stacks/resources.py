"""The resources of a stack: moto's resources with the fixes, and imports."""

from .fixes.broken_templates import ReadableTemplates
from .fixes.dependencies import Dependencies
from .fixes.created_resources import imported
from .fixes.parameters import Parameters
from .fixes.reads import Reads
from .fixes.resource_types import ResourceTypes
from .fixes.updates import Updates


class Resources(Updates, ReadableTemplates, ResourceTypes, Dependencies, Parameters, Reads):
    def import_resources(self, resources_to_import):
        """Adds existing resources to the stack. Throws ResourceFailed."""
        for to_import in resources_to_import:
            logical_id = to_import["LogicalResourceId"]
            self.keep(imported(self, logical_id, self.resolved(logical_id), to_import["ResourceIdentifier"]))

    def forget_imported(self, template, parameters):
        """Goes back to the template before an import. Removes the imported resources from the stack, and does not delete them."""
        self.created = {logical_id: created for logical_id, created in self.created.items() if logical_id in template["Resources"]}
        self.prepare(template, parameters)
