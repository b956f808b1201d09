"""Blanks in Fn::Sub.

In moto, the blanks in `${ Name }` are a part of the name. CloudFormation ignores them.
"""

import re

from moto.cloudformation import parsing

VARIABLE_WITH_BLANKS = re.compile(r"\$\{\s*([^!${}\s][^${}]*?)\s*\}")

_clean_json = parsing.clean_json


def clean_json(value, resources):
    if isinstance(value, dict) and "Fn::Sub" in value:
        return _clean_json({"Fn::Sub": _without_blanks(value["Fn::Sub"])}, resources)
    return _clean_json(value, resources)


def _without_blanks(argument):
    if isinstance(argument, list):
        text, *values = argument
        return [_without_blanks(text), *values]
    return VARIABLE_WITH_BLANKS.sub(r"${\1}", argument)


# moto calls the function by this name, also from the function itself.
parsing.clean_json = clean_json
