"""The addresses of the CloudFormation API, in the form that moto requires."""

from moto.cloudformation.urls import url_bases

from .responses import StackResponse

__all__ = ["url_bases", "url_paths"]

url_paths = {"{0}/$": StackResponse.dispatch}
