"""AWS::NoValue in lists.

moto puts a null in a list for an item that is AWS::NoValue, also by way of Fn::If. CloudFormation leaves out the item.
"""

from moto.cloudformation import parsing

_clean_json = parsing.clean_json


def clean_json(value, resources):
    if not isinstance(value, list):
        return _clean_json(value, resources)
    items = ((item, parsing.clean_json(item, resources)) for item in value)
    return [cleaned for item, cleaned in items if cleaned is not None or item is None]


# moto calls the function by this name, also from the function itself.
parsing.clean_json = clean_json
