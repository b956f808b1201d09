"""A created resource of a stack, and its create, update and delete.

In moto:
- An update gets a new random name if the template has no name, and some types then rename the resource.
- An update succeeds without a change if the type has no update.
- A failed update or delete is tried five times.
- A delete uses the properties in the template, with unresolved functions.
- Some types change their input, so here they get a copy.
- Some types have no physical id. Tools such as the SAM CLI expect one for each resource.
"""

from dataclasses import dataclass, field
from itertools import count

from moto.cloudformation.parsing import generate_resource_name, resource_class_from_type, resource_name_property_from_type
from moto.core.common_models import CloudFormationModel
from moto.ec2 import models as ec2_models
from moto.ec2.models.core import TaggedEC2Resource

from ..handlers import ResourceFailed
from .generated_names import with_name
from .secret_references import with_secrets

_sequence = count()


@dataclass(eq=False)
class CreatedResource:
    logical_id: str
    # The definition in the template, with all functions resolved: of the last update, also if that failed.
    definition: dict
    # The name of its create. An update keeps it if the template has no name.
    name: str
    resource: CloudFormationModel
    # The logical ids of the resources that must exist as long as this one exists.
    needs: tuple = ()
    # After a failed update, the properties of the resource are unknown.
    is_uncertain: bool = False
    # The position in the order of creation.
    number: int = field(default_factory=lambda: next(_sequence))

    @property
    def properties(self):
        return self.definition["Properties"]

    @property
    def type(self):
        return self.definition["Type"]

    @property
    def physical_id(self):
        return getattr(self.resource, "physical_resource_id", "")


def create(resources, logical_id, definition):
    resource_type = definition["Type"]
    name = generate_resource_name(resource_type, resources["AWS::StackName"], logical_id)

    def work():
        resource_class = resource_class_from_type(resource_type)
        resource = resource_class.create_from_cloudformation_json(
            _name(definition, name),
            with_name(with_secrets(definition, resources), name),
            resources._account_id,
            resources._region_name,
            LogicalId=logical_id,
            StackId=resources.stack_id,
            ResourceType=resource_type,
        )
        return _with_ids(resource, logical_id, resource_type, name)

    created = CreatedResource(logical_id, definition, name, _reported(resources, "CREATE", logical_id, definition, work))
    _tag(resources, created)
    return created


def update(resources, created, definition):
    """Throws ResourceFailed. The resource is uncertain after a failure, or unchanged if its type has no update."""
    resource_class = resource_class_from_type(created.type)
    has_update = not hasattr(resource_class.update_from_cloudformation_json, "__isabstractmethod__")

    def work():
        if not has_update:
            raise ResourceFailed(created.logical_id, "NotUpdatable", f"The local CloudFormation can't update {created.type}.")
        resource = resource_class.update_from_cloudformation_json(
            original_resource=created.resource,
            new_resource_name=_name(definition, created.name),
            cloudformation_json=with_name(with_secrets(definition, resources), created.name),
            account_id=resources._account_id,
            region_name=resources._region_name,
        )
        return _with_ids(resource, created.logical_id, created.type, created.name)

    if has_update:
        created.definition, created.is_uncertain = definition, True
    created.resource = _reported(resources, "UPDATE", created.logical_id, definition, work, created.physical_id)
    created.is_uncertain = False


def imported(resources, logical_id, definition, identifiers):
    """Imports an existing resource by its identifiers. Only types with `import_resource` support it."""
    resource_type = definition["Type"]

    def work():
        resource_class = resource_class_from_type(resource_type)
        resource = resource_class.import_resource(
            resources.stack_id, logical_id, identifiers, definition["Properties"]
        )
        return _with_ids(resource, logical_id, resource_type)

    return CreatedResource(logical_id, definition, "", _reported(resources, "IMPORT", logical_id, definition, work))


def remove(resources, obsolete, rollback, replaced):
    """Deletes in the reverse order of creation. Skips a resource that its policy retains.

    Returns the resources that could not be deleted, and those that they need.
    """
    remaining, needed = [], set()
    for created in sorted(obsolete, key=lambda one: one.number, reverse=True):
        if _is_retained(created, rollback, created is replaced.get(created.logical_id)):
            resources.report("DELETE_SKIPPED", created.logical_id, created.type, created.physical_id)
        elif created.logical_id in needed or not _deleted(resources, created):
            remaining.append(created)
            needed.update(created.needs)
    return remaining


def _is_retained(created, rollback, is_replaced):
    if is_replaced:
        return created.definition.get("UpdateReplacePolicy") == "Retain"
    policy = created.definition.get("DeletionPolicy")
    return policy == "Retain" or (policy == "RetainExceptOnCreate" and not rollback)


def _deleted(resources, created):
    def work():
        resources._delete_resource(created.resource, with_name(created.definition, created.name))
        return created.resource

    try:
        _reported(resources, "DELETE", created.logical_id, created.definition, work, created.physical_id)
        return True
    except ResourceFailed:
        return False


def _reported(resources, action, logical_id, definition, work, physical_id=""):
    """Runs `work`, and reports an event before it and an event after it."""
    report = resources.report
    report(f"{action}_IN_PROGRESS", logical_id, definition["Type"], physical_id, properties=definition["Properties"])
    try:
        resource = work()
    except Exception as error:
        failure = ResourceFailed.of(logical_id, error)
        remaining_id = getattr(failure.remaining, "physical_resource_id", physical_id)
        report(f"{action}_FAILED", logical_id, definition["Type"], remaining_id, failure.reason, definition["Properties"])
        raise failure from error
    after = getattr(resource, "physical_resource_id", physical_id)
    report(f"{action}_COMPLETE", logical_id, definition["Type"], after, properties=definition["Properties"])
    return resource


def _name(definition, generated):
    name_property = resource_name_property_from_type(definition["Type"])
    return definition["Properties"].get(name_property, generated) if name_property else generated


def _with_ids(resource, logical_id, resource_type, name=""):
    """Adds the ids that moto needs to list the resources of a stack."""
    resource.logical_resource_id, resource.cf_resource_type = logical_id, resource_type
    if not hasattr(resource, "physical_resource_id"):
        resource.physical_resource_id = name
    return resource


def _tag(resources, created):
    if isinstance(created.resource, TaggedEC2Resource):
        tags = {
            **resources.tags,
            "aws:cloudformation:stack-name": resources["AWS::StackName"],
            "aws:cloudformation:stack-id": resources.stack_id,
            "aws:cloudformation:logical-id": created.logical_id,
        }
        backend = ec2_models.ec2_backends[resources._account_id][resources._region_name]
        backend.create_tags([created.physical_id], tags)
