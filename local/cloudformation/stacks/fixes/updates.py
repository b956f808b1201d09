"""Updates.

moto compares the texts of the templates. So it misses a parameter that changes only a condition, a changed condition, and a
changed id or attribute of another resource. It deletes first, updates in the order of the template, and can't roll back.
CloudFormation compares the properties with all functions resolved. It creates, updates and replaces each resource after the
resources that it needs, and deletes the removed resources at the end. After a failure it rolls back in the same way.
"""

from copy import copy

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.parsing import ResourceMap

from ..handlers import ResourceFailed, as_sent
from .created_resources import CreatedResource, create, remove, update
from .replacement import needs_replacement


class Updates(ResourceMap):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._pseudo_parameters = dict(self._parsed_resources)
        # The existing resources, by logical id.
        self.created = {}
        # The old resource of each replacement, by logical id, until the update or its rollback has ended.
        self.replaced = {}
        # Resources to delete that have no logical id: of failed creates, and of replacements that were rolled back.
        self.leftovers = []

    def prepare(self, template, parameters):
        """Loads a template with its parameters, and creates nothing yet. If the template is refused, nothing changes."""
        before = self._template, self.input_parameters
        if not template.get("Resources"):
            message = "Template format error: At least one Resources member must be defined."
            raise ValidationError(message=message)
        self._refuse_other_types(template["Resources"])
        try:
            self._use_template(template, parameters)
        except CloudFormationError:
            self._use_template(*before)
            raise

    def _refuse_other_types(self, definitions):
        others = [
            logical_id
            for logical_id, created in self.created.items()
            if logical_id in definitions and definitions[logical_id]["Type"] != created.type
        ]
        if others:
            raise ValidationError(message=f"Update of resource type is not permitted: {', '.join(others)}")

    def _use_template(self, template, parameters):
        self._template, self.input_parameters = template, parameters
        self._resource_json_map = template.get("Resources", {})
        self._parsed_resources = dict(self._pseudo_parameters)
        self.load()
        self._parsed_resources.update({logical_id: created.resource for logical_id, created in self.created.items()})

    def deploy(self, rollback=False):
        """Creates, updates and replaces resources as the template says. Deletes nothing. Throws ResourceFailed."""
        for logical_id in self.order:
            self._deploy_one(logical_id, rollback)

    def plan(self, template, parameters):
        """The changes of an update: action, logical id, type, existing resource, and whether it would be replaced."""
        after = copy(self)
        after.prepare(template, parameters)
        changes = []
        for logical_id in after.order:
            created = self.created.get(logical_id)
            resource_type = after._resource_json_map[logical_id]["Type"]
            if created is None:
                changes.append(("Add", logical_id, resource_type, None, None))
            elif self._resource_json_map.get(logical_id) != after._resource_json_map[logical_id] or after._differs(created):
                changes.append(("Modify", logical_id, resource_type, created, str(after._is_replaced(created))))
        removed = [created for created in self.created.values() if created.logical_id not in after.order]
        return changes + [("Remove", created.logical_id, created.type, created, None) for created in removed]

    def _differs(self, created):
        properties = self._properties_if_known(created)
        return properties is None or as_sent(created.properties) != as_sent(properties)

    def _is_replaced(self, created):
        properties = self._properties_if_known(created)
        return properties is not None and needs_replacement(created.type, created.properties, properties)

    def _properties_if_known(self, created):
        """The properties, or None if they depend on a resource that does not exist yet."""
        try:
            return self._properties(created.logical_id)
        except CloudFormationError:
            return None

    def _properties(self, logical_id):
        return parsing.clean_json(self._resource_json_map[logical_id].get("Properties") or {}, self)

    def _deploy_one(self, logical_id, rollback):
        definition = self.resolved(logical_id)
        created = self.created.get(logical_id)
        if created is None:
            self.keep(self._create_new(logical_id, definition))
        elif not created.is_uncertain and as_sent(created.properties) == as_sent(definition["Properties"]):
            created.definition = definition
            self.keep(created)
        elif needs_replacement(created.type, created.properties, definition["Properties"]):
            replacement = self._create_new(logical_id, definition)
            self.replaced[logical_id] = created
            self.keep(replacement)
        else:
            created.resource.rolling_back = rollback
            update(self, created, definition)
            self.keep(created)

    def resolved(self, logical_id):
        """The definition of a resource with all functions resolved."""
        definition = self._resource_json_map[logical_id]
        try:
            return {**definition, "Properties": self._properties(logical_id)}
        except Exception as error:
            failure = ResourceFailed.of(logical_id, error)
            action = "UPDATE" if logical_id in self.created else "CREATE"
            self.report(f"{action}_FAILED", logical_id, definition["Type"], reason=failure.reason)
            raise failure from error

    def _create_new(self, logical_id, definition):
        try:
            return create(self, logical_id, definition)
        except ResourceFailed as failure:
            if failure.remaining is not None:
                self.leftovers.append(CreatedResource(logical_id, definition, "", failure.remaining, self.needs[logical_id]))
            raise

    def keep(self, created):
        created.needs = self.needs.get(created.logical_id, ())
        self.created[created.logical_id] = created
        self._parsed_resources[created.logical_id] = created.resource

    def roll_back(self, template, parameters):
        """Rolls a failed update back to the template before it. Throws ResourceFailed if the rollback fails."""
        self.prepare(template, parameters)
        for logical_id, created in self.replaced.items():
            self.leftovers.append(self.created[logical_id])
            self.keep(created)
        self.replaced = {}
        self.deploy(rollback=True)

    def clean_up(self, rollback=False):
        """Deletes the resources that the template no longer has. As in CloudFormation, a failed delete only shows in the events."""
        removed = [created for logical_id, created in self.created.items() if logical_id not in self.order]
        remove(self, [*removed, *self.leftovers, *self.replaced.values()], rollback, replaced=self.replaced)
        self.replaced, self.leftovers = {}, []
        for created in removed:
            self._forget(created)

    def delete(self, rollback=False):
        """Deletes all resources. Returns those that could not be deleted. They stay in the stack."""
        everything = [*self.created.values(), *self.leftovers, *self.replaced.values()]
        remaining = remove(self, everything, rollback, replaced=self.replaced)
        for created in everything:
            if created not in remaining and self.created.get(created.logical_id) is created:
                self._forget(created)
        self.leftovers = [created for created in self.leftovers if created in remaining]
        self.replaced = {logical_id: created for logical_id, created in self.replaced.items() if created in remaining}
        return remaining

    def _forget(self, created):
        del self.created[created.logical_id]
        del self._parsed_resources[created.logical_id]

    def create(self, template):
        """Creates the resources. Returns whether all are ready: moto waits for the functions of custom resources."""
        self.deploy()
        return self.creation_complete()

    def creation_complete(self):
        return all(created.resource.is_created() for created in self.created.values())

    def report(self, status, logical_id, resource_type, physical_id="", reason=None, properties=None):
        """Gets each status of each resource. A stack replaces this method to record events."""
