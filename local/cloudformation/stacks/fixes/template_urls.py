"""Templates in S3.

moto takes the first part of a host's name for the bucket, so it finds no template at `http://127.0.0.1:PORT/BUCKET/KEY`, the address
that the CDK and the AWS CLI send for a bucket of this machine.
"""

from urllib.parse import unquote, urlparse

from moto.cloudformation import models, responses, utils

_get_stack_from_s3_url = utils.get_stack_from_s3_url


def get_stack_from_s3_url(template_url, account_id, partition):
    url = urlparse(template_url)
    if url.hostname != "127.0.0.1":
        return _get_stack_from_s3_url(template_url, account_id, partition)
    # The host of moto that takes the bucket from the path.
    return _get_stack_from_s3_url(f"http://localhost{unquote(url.path)}", account_id, partition)


# moto calls it by these names.
models.get_stack_from_s3_url = responses.get_stack_from_s3_url = get_stack_from_s3_url
