"""Templates in S3.

moto reads the bucket from the first part of the host name. The CDK and the AWS CLI send addresses such as
`http://127.0.0.1:PORT/BUCKET/KEY` for a bucket on this machine, and moto does not find the template there.
"""

from urllib.parse import unquote, urlparse

from moto.cloudformation import models, responses, utils

_get_stack_from_s3_url = utils.get_stack_from_s3_url


def get_stack_from_s3_url(template_url, account_id, partition):
    url = urlparse(template_url)
    if url.hostname != "127.0.0.1":
        return _get_stack_from_s3_url(template_url, account_id, partition)
    # For this host, moto reads the bucket from the path.
    return _get_stack_from_s3_url(f"http://localhost{unquote(url.path)}", account_id, partition)


# moto calls the function by these names.
models.get_stack_from_s3_url = responses.get_stack_from_s3_url = get_stack_from_s3_url
