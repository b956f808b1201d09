"""CloudFormation on this machine: moto's engine with our resource type."""

# moto reads models when it is imported, so this comes first in each program of this folder.
from . import fast_models  # noqa: F401
