"""A resource of a stack, and how it is made, updated and deleted.

moto hands a new random name to the update of a resource that the template gives no name, and some types then change theirs. It
takes a type that has no update for one whose update has nothing to do. It tries an update or a delete that fails five times. It
deletes by what the template says, with the functions in it unresolved. Some types change the properties that they are given, so
they get a copy. Some types have no physical id, which tools such as the SAM CLI ask of every resource.
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
class Made:
    logical_id: str
    # The template's, with all functions resolved: as it is, or as a failed update was to make it.
    definition: dict
    # What the template does not name keeps the name that it was made with.
    name: str
    resource: CloudFormationModel
    # The logical ids of what has to be there as long as it is.
    needs: tuple = ()
    # After an update that failed, it is not known what the resource is like.
    in_doubt: bool = False
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
        return _labelled(resource, logical_id, resource_type, name)

    made = Made(logical_id, definition, name, _reported(resources, "CREATE", logical_id, definition, work))
    _tag(resources, made)
    return made


def update(resources, made, definition):
    """Throws ResourceFailed, and leaves the resource in doubt then, unless its type has no update: then it is as it was."""
    resource_class = resource_class_from_type(made.type)
    has_update = not hasattr(resource_class.update_from_cloudformation_json, "__isabstractmethod__")

    def work():
        if not has_update:
            raise ResourceFailed(made.logical_id, "NotUpdatable", f"This engine can't update {made.type}.")
        resource = resource_class.update_from_cloudformation_json(
            original_resource=made.resource,
            new_resource_name=_name(definition, made.name),
            cloudformation_json=with_name(with_secrets(definition, resources), made.name),
            account_id=resources._account_id,
            region_name=resources._region_name,
        )
        return _labelled(resource, made.logical_id, made.type, made.name)

    if has_update:
        made.definition, made.in_doubt = definition, True
    made.resource = _reported(resources, "UPDATE", made.logical_id, definition, work, made.physical_id)
    made.in_doubt = False


def imported(resources, logical_id, definition, identifiers):
    """A resource that is there already, by its identifiers. Only types with `import_resource` can be imported."""
    resource_type = definition["Type"]

    def work():
        resource_class = resource_class_from_type(resource_type)
        resource = resource_class.import_resource(
            resources.stack_id, logical_id, identifiers, definition["Properties"]
        )
        return _labelled(resource, logical_id, resource_type)

    return Made(logical_id, definition, "", _reported(resources, "IMPORT", logical_id, definition, work))


def remove(resources, doomed, rollback, replaced):
    """Deletes in the reverse order of creation, as the policies let it. Answers what could not be deleted, and what that needs."""
    left, needed = [], set()
    for made in sorted(doomed, key=lambda one: one.number, reverse=True):
        if _is_retained(made, rollback, made is replaced.get(made.logical_id)):
            resources.report("DELETE_SKIPPED", made.logical_id, made.type, made.physical_id)
        elif made.logical_id in needed or not _deleted(resources, made):
            left.append(made)
            needed.update(made.needs)
    return left


def _is_retained(made, rollback, is_replaced):
    if is_replaced:
        return made.definition.get("UpdateReplacePolicy") == "Retain"
    policy = made.definition.get("DeletionPolicy")
    return policy == "Retain" or (policy == "RetainExceptOnCreate" and not rollback)


def _deleted(resources, made):
    def work():
        resources._delete_resource(made.resource, with_name(made.definition, made.name))
        return made.resource

    try:
        _reported(resources, "DELETE", made.logical_id, made.definition, work, made.physical_id)
        return True
    except ResourceFailed:
        return False


def _reported(resources, action, logical_id, definition, work, physical_id=""):
    """Does the work, with an event before and one after it."""
    report = resources.report
    report(f"{action}_IN_PROGRESS", logical_id, definition["Type"], physical_id, properties=definition["Properties"])
    try:
        resource = work()
    except Exception as error:
        failure = ResourceFailed.of(logical_id, error)
        left = getattr(failure.left, "physical_resource_id", physical_id)
        report(f"{action}_FAILED", logical_id, definition["Type"], left, failure.reason, definition["Properties"])
        raise failure from error
    after = getattr(resource, "physical_resource_id", physical_id)
    report(f"{action}_COMPLETE", logical_id, definition["Type"], after, properties=definition["Properties"])
    return resource


def _name(definition, generated):
    name_property = resource_name_property_from_type(definition["Type"])
    return definition["Properties"].get(name_property, generated) if name_property else generated


def _labelled(resource, logical_id, resource_type, name=""):
    """moto finds these where it lists the resources of a stack."""
    resource.logical_resource_id, resource.cf_resource_type = logical_id, resource_type
    if not hasattr(resource, "physical_resource_id"):
        resource.physical_resource_id = name
    return resource


def _tag(resources, made):
    if isinstance(made.resource, TaggedEC2Resource):
        tags = {
            **resources.tags,
            "aws:cloudformation:stack-name": resources["AWS::StackName"],
            "aws:cloudformation:stack-id": resources.stack_id,
            "aws:cloudformation:logical-id": made.logical_id,
        }
        backend = ec2_models.ec2_backends[resources._account_id][resources._region_name]
        backend.create_tags([made.physical_id], tags)
