"""The resources of a stack: moto's, with the fixes, and with imports."""

from .fixes.broken_templates import ReadableTemplates
from .fixes.dependencies import Dependencies
from .fixes.made import imported
from .fixes.parameters import Parameters
from .fixes.reads import Reads
from .fixes.resource_types import ResourceTypes
from .fixes.updates import Updates


class Resources(Updates, ReadableTemplates, ResourceTypes, Dependencies, Parameters, Reads):
    def import_resources(self, resources_to_import):
        """Takes in what is there already. Throws ResourceFailed."""
        for to_import in resources_to_import:
            logical_id = to_import["LogicalResourceId"]
            self.keep(imported(self, logical_id, self.resolved(logical_id), to_import["ResourceIdentifier"]))

    def forget_imported(self, template, parameters):
        """Back to the template before an import; what it took in leaves the stack as it is."""
        self.made = {logical_id: made for logical_id, made in self.made.items() if logical_id in template["Resources"]}
        self.prepare(template, parameters)
