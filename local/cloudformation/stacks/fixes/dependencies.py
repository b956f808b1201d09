"""The order of the operations on resources.

moto creates in the order of DependsOn, and creates other resources at the first reference. It updates in the order of the
template, and deletes in any order. CloudFormation uses all references for the order, refuses circles and unknown names, and
deletes in reverse order.
"""

import re
from graphlib import CycleError, TopologicalSorter

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.parsing import ResourceMap

VARIABLE = re.compile(r"\$\{\s*([^!${}\s][^${}]*?)\s*\}")


class Dependencies(ResourceMap):
    # The logical ids of the resources without a false condition. Each comes after the resources that it needs.
    order = ()
    # The logical ids that each resource needs, by its logical id.
    needs = {}

    def load_conditions(self):
        super().load_conditions()
        self.needs = self._needs()
        self.order = self._sorted()

    def validate_outputs(self):
        for output in (self._template.get("Outputs") or {}).values():
            if self._is_active(output):
                self._refuse_unknown(self._references(output), "Outputs")
        super().validate_outputs()

    def _needs(self):
        active = {name: definition for name, definition in self._resource_json_map.items() if self._is_active(definition)}
        needs = {}
        for logical_id, definition in active.items():
            depends_on = definition.get("DependsOn", [])
            names = self._references(definition.get("Properties", {}))
            self._refuse_unknown([name for name in names if name not in active], "Resources")
            named = [depends_on] if isinstance(depends_on, str) else depends_on
            self._refuse_unknown([name for name in named if name not in self._resource_json_map], "Resources")
            needs[logical_id] = [name for name in sorted({*names, *named}) if name in active]
        return needs

    def _sorted(self):
        try:
            return list(TopologicalSorter(self.needs).static_order())
        except CycleError as error:
            names = ", ".join(sorted(set(error.args[1])))
            raise ValidationError(message=f"Circular dependency between resources: [{names}]") from error

    def _is_active(self, definition):
        condition = definition.get("Condition")
        return condition is None or self.lazy_condition_map[condition]

    def _refuse_unknown(self, names, section):
        """A resource with a false condition is unknown, like a resource that is not in the template."""
        resources = self._resource_json_map
        unknown = [
            name
            for name in sorted(set(names))
            if not (self._is_active(resources[name]) if name in resources else self._is_value(name))
        ]
        if unknown:
            message = f"Unresolved resource dependencies [{', '.join(unknown)}] in the {section} block of the template"
            raise ValidationError(message=f"Template format error: {message}")

    def _is_value(self, name):
        return name.startswith("AWS::") or name in self.resolved_parameters

    def _references(self, value):
        """The names that a part of a template refers to. For Fn::If, only those in the branch that its condition selects."""
        if isinstance(value, list):
            return [name for item in value for name in self._references(item)]
        if not isinstance(value, dict):
            return []
        names = []
        for key, argument in value.items():
            if key == "Ref":
                names.append(argument)
            elif key == "Fn::GetAtt":
                names.append(argument[0] if isinstance(argument, list) else argument.split(".")[0])
            elif key == "Fn::If" and isinstance(argument, list) and argument[0] in self.lazy_condition_map:
                names += self._references(argument[1 if self.lazy_condition_map[argument[0]] else 2])
            elif key == "Fn::Sub":
                names += self._substituted(argument)
            else:
                names += self._references(argument)
        return names

    def _substituted(self, argument):
        text, values = argument if isinstance(argument, list) else (argument, {})
        names = [name.split(".")[0] for name in VARIABLE.findall(text)]
        return [name for name in names if name not in values] + self._references(values)
