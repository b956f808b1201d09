"""AWS::NoValue in lists.

moto leaves a null in a list where an item is AWS::NoValue, be it by Ref or by way of Fn::If. CloudFormation leaves the item out.
"""

from moto.cloudformation import parsing

_clean_json = parsing.clean_json


def clean_json(value, resources):
    if not isinstance(value, list):
        return _clean_json(value, resources)
    items = ((item, parsing.clean_json(item, resources)) for item in value)
    return [cleaned for item, cleaned in items if cleaned is not None or item is None]


# moto calls it by this name, within itself too.
parsing.clean_json = clean_json
