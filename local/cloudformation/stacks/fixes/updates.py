"""Updates.

moto looks for changes in the text of the template, so it misses a parameter that only flips a condition, an edited condition and a
resource that gets another id or attribute. It deletes first, updates in the order of the template, and has no way back.
CloudFormation compares the properties with all functions resolved. It creates, updates and replaces, each resource behind those
that it needs, and deletes at the end what is gone. After a failure it goes back the same way.
"""

from copy import copy

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.parsing import ResourceMap

from ..handlers import ResourceFailed, as_sent
from .made import Made, create, remove, update
from .replacement import needs_replacement


class Updates(ResourceMap):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._pseudo_parameters = dict(self._parsed_resources)
        # What is there, by logical id.
        self.made = {}
        # Behind a resource that was replaced, the one before: by logical id, until the update is sure of its end.
        self.replaced = {}
        # What is under no logical id any more, or has not come so far, and is to be deleted.
        self.leftovers = []

    def prepare(self, template, parameters):
        """Takes on a template with its parameters, and makes nothing yet. One that is refused leaves all as it was."""
        before = self._template, self.input_parameters
        if not template.get("Resources"):
            message = "Template format error: At least one Resources member must be defined."
            raise ValidationError(message=message)
        self._refuse_other_types(template["Resources"])
        try:
            self._take_on(template, parameters)
        except CloudFormationError:
            self._take_on(*before)
            raise

    def _refuse_other_types(self, definitions):
        others = [
            logical_id
            for logical_id, made in self.made.items()
            if logical_id in definitions and definitions[logical_id]["Type"] != made.type
        ]
        if others:
            raise ValidationError(message=f"Update of resource type is not permitted: {', '.join(others)}")

    def _take_on(self, template, parameters):
        self._template, self.input_parameters = template, parameters
        self._resource_json_map = template.get("Resources", {})
        self._parsed_resources = dict(self._pseudo_parameters)
        self.load()
        self._parsed_resources.update({logical_id: made.resource for logical_id, made in self.made.items()})

    def bring_about(self, rollback=False):
        """Makes of the resources what the template says. Deletes nothing. Throws ResourceFailed."""
        for logical_id in self.order:
            self._bring_about(logical_id, rollback)

    def plan(self, template, parameters):
        """What an update would do: an action, a logical id, a type, what is there, and whether it would be replaced."""
        after = copy(self)
        after.prepare(template, parameters)
        changes = []
        for logical_id in after.order:
            made = self.made.get(logical_id)
            resource_type = after._resource_json_map[logical_id]["Type"]
            if made is None:
                changes.append(("Add", logical_id, resource_type, None, None))
            elif self._resource_json_map.get(logical_id) != after._resource_json_map[logical_id] or after._differs(made):
                changes.append(("Modify", logical_id, resource_type, made, str(after._is_replaced(made))))
        gone = [made for made in self.made.values() if made.logical_id not in after.order]
        return changes + [("Remove", made.logical_id, made.type, made, None) for made in gone]

    def _differs(self, made):
        properties = self._properties_if_known(made)
        return properties is None or as_sent(made.properties) != as_sent(properties)

    def _is_replaced(self, made):
        properties = self._properties_if_known(made)
        return properties is not None and needs_replacement(made.type, made.properties, properties)

    def _properties_if_known(self, made):
        """None where they depend on what is not there yet."""
        try:
            return self._properties(made.logical_id)
        except CloudFormationError:
            return None

    def _properties(self, logical_id):
        return parsing.clean_json(self._resource_json_map[logical_id].get("Properties") or {}, self)

    def _bring_about(self, logical_id, rollback):
        definition = self.resolved(logical_id)
        made = self.made.get(logical_id)
        if made is None:
            self.keep(self._created(logical_id, definition))
        elif not made.in_doubt and as_sent(made.properties) == as_sent(definition["Properties"]):
            made.definition = definition
            self.keep(made)
        elif needs_replacement(made.type, made.properties, definition["Properties"]):
            replacement = self._created(logical_id, definition)
            self.replaced[logical_id] = made
            self.keep(replacement)
        else:
            made.resource.rolling_back = rollback
            update(self, made, definition)
            self.keep(made)

    def resolved(self, logical_id):
        """The definition of a resource, with all functions resolved."""
        definition = self._resource_json_map[logical_id]
        try:
            return {**definition, "Properties": self._properties(logical_id)}
        except Exception as error:
            failure = ResourceFailed.of(logical_id, error)
            action = "UPDATE" if logical_id in self.made else "CREATE"
            self.report(f"{action}_FAILED", logical_id, definition["Type"], reason=failure.reason)
            raise failure from error

    def _created(self, logical_id, definition):
        try:
            return create(self, logical_id, definition)
        except ResourceFailed as failure:
            if failure.left is not None:
                self.leftovers.append(Made(logical_id, definition, "", failure.left, self.needs[logical_id]))
            raise

    def keep(self, made):
        made.needs = self.needs.get(made.logical_id, ())
        self.made[made.logical_id] = made
        self._parsed_resources[made.logical_id] = made.resource

    def take_back(self, template, parameters):
        """Back to the template before an update that failed. Throws ResourceFailed where that fails too."""
        self.prepare(template, parameters)
        for logical_id, made in self.replaced.items():
            self.leftovers.append(self.made[logical_id])
            self.keep(made)
        self.replaced = {}
        self.bring_about(rollback=True)

    def clean_up(self, rollback=False):
        """Deletes what the template no longer has. As in CloudFormation, what can't be deleted is left, and the events say so."""
        gone = [made for logical_id, made in self.made.items() if logical_id not in self.order]
        remove(self, [*gone, *self.leftovers, *self.replaced.values()], rollback, replaced=self.replaced)
        self.replaced, self.leftovers = {}, []
        for made in gone:
            self._forget(made)

    def delete(self, rollback=False):
        """Deletes everything. Answers what could not be deleted: that stays with the stack."""
        everything = [*self.made.values(), *self.leftovers, *self.replaced.values()]
        left = remove(self, everything, rollback, replaced=self.replaced)
        for made in everything:
            if made not in left and self.made.get(made.logical_id) is made:
                self._forget(made)
        self.leftovers = [made for made in self.leftovers if made in left]
        self.replaced = {logical_id: made for logical_id, made in self.replaced.items() if made in left}
        return left

    def _forget(self, made):
        del self.made[made.logical_id]
        del self._parsed_resources[made.logical_id]

    def create(self, template):
        """Whether all is ready, for moto: a custom resource is ready only once it says so."""
        self.bring_about()
        return self.creation_complete()

    def creation_complete(self):
        return all(made.resource.is_created() for made in self.made.values())

    def report(self, status, logical_id, resource_type, physical_id="", reason=None, properties=None):
        """Hears what becomes of each resource. A stack puts its events here."""
