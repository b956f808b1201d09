"""Generates a resource type for our schema in another language, as `cfn init` and `cfn generate` do.

Usage: generate.py LANGUAGE FOLDER SCHEMA. The folder is deleted and created again.
"""

import builtins
import shutil
import sys
from pathlib import Path

from rpdk.core.project import Project

TYPE_NAME = "My::Cognito::UserPoolClient"

# The answers to the questions of `cfn init`.
SETTINGS = {
    "artifact_type": "RESOURCE",
    "codegen_template_path": "default",
    "force": True,
    "namespace": ["stock"],
    "no_docker": True,
    "type_name": TYPE_NAME,
    "use_docker": False,
}


def main(language: str, folder: str, schema: str) -> None:
    root = Path(folder)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    # The plugin for Java asks for a package and a kind of template. An empty line means its default.
    builtins.input = lambda *_: ""
    project = Project(root=root)
    project.init(TYPE_NAME, language, dict(SETTINGS))
    shutil.copyfile(schema, project.schema_path)
    project.load_schema()
    project.generate()


if __name__ == "__main__":
    main(*sys.argv[1:])
