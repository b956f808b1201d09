"""Prints the names of parameters and members in Python: for our classes, and for the classes of aws-cdk-lib with the same names."""

import inspect
import json

import my_cognito_userpoolclient_cdk as ours
from aws_cdk import aws_cognito as theirs


def names(module):
    resource, construct = module.CfnUserPoolClient, module.UserPoolClient
    nested = [name for name in dir(resource) if name.endswith("Property")]
    return {
        "CfnUserPoolClient": parameters(resource),
        **{name: parameters(getattr(resource, name)) for name in nested},
        "UserPoolClient": parameters(construct),
        "members of CfnUserPoolClient": members(resource),
        "members of UserPoolClient": members(construct),
    }


def parameters(one):
    return list(inspect.signature(one.__init__).parameters)


def members(one):
    return [name for name in dir(one) if not name.startswith("_")]


print(json.dumps({"ours": names(ours), "theirs": names(theirs)}))
