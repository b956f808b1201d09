"""Functions in the arguments of functions.

moto does not resolve functions in the index of Fn::Select and in the map name of Fn::FindInMap. It supports Fn::GetAtt only as a
list of two items. It loses the rest of a longer list, and reads the text `Resource.Attribute` letter by letter.
"""

from moto.cloudformation import parsing

_clean_json = parsing.clean_json

# The functions for which moto does not resolve the first item of the list.
FIRST_UNRESOLVED = ("Fn::Select", "Fn::FindInMap")


def clean_json(value, resources):
    for name in FIRST_UNRESOLVED:
        if isinstance(value, dict) and isinstance(value.get(name), list):
            first, *others = value[name]
            return _clean_json({name: [parsing.clean_json(first, resources), *others]}, resources)
    return _clean_json(value, resources)


# moto calls the function by this name, also from the function itself.
parsing.clean_json = clean_json


def with_attributes(value):
    """The template with each Fn::GetAtt as a list of two items."""
    if isinstance(value, list):
        return [with_attributes(item) for item in value]
    if not isinstance(value, dict):
        return value
    attribute = value.get("Fn::GetAtt")
    if isinstance(attribute, str):
        return {"Fn::GetAtt": attribute.split(".", 1)}
    if isinstance(attribute, list) and all(isinstance(part, str) for part in attribute):
        return {"Fn::GetAtt": [attribute[0], ".".join(attribute[1:])]}
    return {name: with_attributes(member) for name, member in value.items()}

