"""Generated names.

CloudFormation generates a name for a resource without one. moto does so too, but some of its types read only the properties.
"""

# These types, each with the property of the name.
NAMES = {
    "AWS::ApiGateway::RestApi": "Name",
    "AWS::EC2::LaunchTemplate": "LaunchTemplateName",
    "AWS::SSM::Parameter": "Name",
}


def with_name(definition, generated):
    """The definition of a resource with the generated name, if its type reads the name from the properties."""
    name_property = NAMES.get(definition["Type"])
    if name_property is None or name_property in definition["Properties"]:
        return definition
    return {**definition, "Properties": {**definition["Properties"], name_property: generated}}
