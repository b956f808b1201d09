"""Outputs and exports.

moto resolves outputs when they are read. It resolves exports before it creates the resources, and never changes them in an
update. A stack that was created before the first export sees no exports. CloudFormation resolves outputs and exports at the end
of a create and of an update.
"""

from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import Export, OutputMap, parse_output


class ResolvedOutputs(OutputMap):
    """The outputs and exports, resolved when this object is created."""

    def __init__(self, resources, template, stack_id):
        super().__init__(resources, template, stack_id)
        active = {
            name: output
            for name, output in (template.get("Outputs") or {}).items()
            if "Condition" not in output or resources.lazy_condition_map[output["Condition"]]
        }
        self._parsed_outputs = {name: parse_output(name, output, resources) for name, output in active.items()}
        self._exports = {
            name: Export(stack_id, parsing.clean_json(output["Export"]["Name"], resources), self._parsed_outputs[name].value)
            for name, output in active.items()
            if output.get("Export")
        }

    def __getitem__(self, key):
        return self._parsed_outputs[key]

    def __iter__(self):
        return iter(self._parsed_outputs)

    def __len__(self):
        return len(self._parsed_outputs)

    @property
    def exports(self):
        return list(self._exports.values())

    def export_name(self, key):
        return self._exports[key].name if key in self._exports else None


class Outputs(Stack):
    def _create_resource_map(self):
        self.cross_stack_resources = models.cloudformation_backends[self.account_id][self.region_name].exports
        return super()._create_resource_map()

    def _create_output_map(self):
        return ResolvedOutputs(self.resource_map, {}, self.stack_id)

    def show_outputs(self):
        """Resolves the outputs. Throws ValidationError if that fails, or if another stack has an export of the same name."""
        resolved = ResolvedOutputs(self.resource_map, self.template_dict, self.stack_id)
        exports = self.cross_stack_resources
        for export in resolved.exports:
            if export.name in exports and exports[export.name].exporting_stack_id != self.stack_id:
                owner = exports[export.name].exporting_stack_id
                raise ValidationError(message=f"Export with name {export.name} is already exported by stack {owner}.")
        self.hide_outputs()
        self.output_map = resolved
        exports.update({export.name: export for export in resolved.exports})

    def hide_outputs(self):
        for export in self.output_map.exports:
            self.cross_stack_resources.pop(export.name, None)
        self.output_map = self._create_output_map()

    @property
    def outputs(self):
        return [
            {
                "OutputKey": output.key,
                "OutputValue": output.value,
                "Description": output.description,
                "ExportName": self.output_map.export_name(key),
            }
            for key, output in self.output_map.items()
        ] or None
