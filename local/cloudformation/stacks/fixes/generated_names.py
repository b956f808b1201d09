"""Names that the template leaves out.

CloudFormation makes up a name. moto does as well, and then some of its types look for the name among the properties alone.
"""

# The types, with the property that has the name.
NAMES = {
    "AWS::ApiGateway::RestApi": "Name",
    "AWS::EC2::LaunchTemplate": "LaunchTemplateName",
    "AWS::SSM::Parameter": "Name",
}


def with_name(definition, generated):
    """The definition of a resource with a name in it, where its type looks for one."""
    name_property = NAMES.get(definition["Type"])
    if name_property is None or name_property in definition["Properties"]:
        return definition
    return {**definition, "Properties": {**definition["Properties"], name_property: generated}}
