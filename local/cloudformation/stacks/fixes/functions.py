"""Functions in the arguments of functions.

moto does not resolve the index of Fn::Select and the name of the map of Fn::FindInMap. It takes Fn::GetAtt only as a list of two,
so it loses what stands behind the second dot, and reads the text `Resource.Attribute` letter by letter.
"""

from moto.cloudformation import parsing

_clean_json = parsing.clean_json

# Functions of whose list moto takes the first item as it stands.
FIRST_AS_IT_STANDS = ("Fn::Select", "Fn::FindInMap")


def clean_json(value, resources):
    for name in FIRST_AS_IT_STANDS:
        if isinstance(value, dict) and isinstance(value.get(name), list):
            first, *others = value[name]
            return _clean_json({name: [parsing.clean_json(first, resources), *others]}, resources)
    return _clean_json(value, resources)


# moto calls it by this name, within itself too.
parsing.clean_json = clean_json


def with_attributes(value):
    """The template with each Fn::GetAtt as a list of two."""
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

