"""Conditions.

moto reads the short tag !Condition as an unknown function Fn::Condition. A condition that only names another condition is false
in moto. In moto's Fn::Equals, the number 5 differs from the text "5". CloudFormation compares texts.
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


# moto calls the functions by these names.
parsing.parse_condition = parse_condition
models.yaml_tag_constructor = responses.yaml_tag_constructor = yaml_tag_constructor
