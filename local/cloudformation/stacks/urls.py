"""The addresses of the CloudFormation API, as moto wants them."""

from moto.cloudformation.urls import url_bases

from .responses import StackResponse

__all__ = ["url_bases", "url_paths"]

url_paths = {"{0}/$": StackResponse.dispatch}
