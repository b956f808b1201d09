"""Conditions.

moto reads the short tag !Condition as a function Fn::Condition, which it does not know, and a condition that is another one's
name alone as false. Its Fn::Equals takes the number 5 and the text "5" for different; CloudFormation compares texts.
"""

from moto.cloudformation import models, parsing, responses, utils

from ..handlers import as_sent

_parse_condition = parsing.parse_condition
_yaml_tag_constructor = utils.yaml_tag_constructor


def parse_condition(condition, resources, conditions):
    if isinstance(condition, dict) and list(condition) == ["Condition"]:
        return conditions[condition["Condition"]]
    if isinstance(condition, dict) and list(condition) == ["Fn::Equals"]:
        first, second = (as_sent(parsing.clean_json(value, resources)) for value in condition["Fn::Equals"])
        return first == second
    return _parse_condition(condition, resources, conditions)


def yaml_tag_constructor(loader, tag, node):
    return {"Condition": node.value} if tag == "!Condition" else _yaml_tag_constructor(loader, tag, node)


# moto calls them by these names.
parsing.parse_condition = parse_condition
models.yaml_tag_constructor = responses.yaml_tag_constructor = yaml_tag_constructor
