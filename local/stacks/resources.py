"""The resources of a stack: moto's, with deletion policies, imports and the differences that moto overlooks."""

import json

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.parsing import ResourceMap, parse_resource
from moto.core.common_models import CloudFormationModel


class Resources(ResourceMap):
    def update(self, template, parameters=None):
        changed = [
            logical_id
            for logical_id, definition in template["Resources"].items()
            if definition["Type"] != self._resource_json_map.get(logical_id, definition)["Type"]
        ]
        if changed:
            raise ValidationError(message=f"Update of resource type is not permitted: {', '.join(changed)}")
        super().update(template, parameters)
        self._forget_removed()

    def load_parameters(self):
        """moto keeps the parameters of earlier templates."""
        self.resolved_parameters = {}
        known = self._template.get("Parameters", {})
        self.input_parameters = {name: value for name, value in self.input_parameters.items() if name in known}
        super().load_parameters()

    def build_resource_diff(self, other_template, parameters=None):
        """moto adds properties to some definitions that have none, and then takes those for changed ones. And it notices a
        changed parameter where Ref names it, but not where Fn::Sub does.
        """
        for definition in [*self._resource_json_map.values(), *other_template["Resources"].values()]:
            definition.setdefault("Properties", {})
        actions = super().build_resource_diff(other_template, parameters)
        changed = [name for name, value in (parameters or {}).items() if self.input_parameters.get(name) != value]
        for logical_id, definition in other_template["Resources"].items():
            text = json.dumps(definition)
            if definition == self._resource_json_map.get(logical_id) and logical_id not in actions["Modify"]:
                if any(f"${{{name}}}" in text for name in changed):
                    actions["Modify"].append(logical_id)
        return actions

    def delete(self):
        """In the reverse order of creation. moto takes any order, and tries again what others still depend on."""
        for logical_id, resource in reversed(self.existing().items()):
            self._delete_resource(resource, self._resource_json_map[logical_id])
            del self._parsed_resources[logical_id]

    def _delete_resource(self, parsed_resource, resource_json):
        if resource_json.get("DeletionPolicy") != "Retain":
            super()._delete_resource(parsed_resource, resource_json)

    def existing(self):
        """Those that are there, by logical id, in the order of their creation."""
        return {
            logical_id: resource
            for logical_id, resource in self._parsed_resources.items()
            if isinstance(resource, CloudFormationModel)
        }

    def _forget_removed(self):
        """moto goes on knowing what it has removed, and would find it again under the same logical id."""
        for logical_id in self.existing():
            if logical_id not in self._resource_json_map:
                del self._parsed_resources[logical_id]

    def import_resources(self, template, resources_to_import):
        self._resource_json_map = template["Resources"]
        for to_import in resources_to_import:
            logical_id = to_import["LogicalResourceId"]
            resource_class, definition, resource_type = parse_resource(template["Resources"][logical_id], self)
            resource = resource_class.import_resource(
                logical_id, to_import["ResourceIdentifier"], definition["Properties"]
            )
            resource.logical_resource_id = logical_id
            resource.cf_resource_type = resource_type
            self._parsed_resources[logical_id] = resource

    def forget_imported(self, template):
        """Back to the template before an import; what it took in leaves the stack as it is."""
        self._resource_json_map = template["Resources"]
        self._forget_removed()
