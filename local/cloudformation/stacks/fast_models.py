"""Reads each file of AWS's API models once. botocore reads them again for each session, and moto starts many sessions.

The package imports this module first, because moto starts its first sessions when it is imported.
"""

from functools import cache

from botocore.loaders import JSONFileLoader

_load_file = JSONFileLoader.load_file


@cache
def _load_once(file_path):
    return _load_file(JSONFileLoader(), file_path)


JSONFileLoader.load_file = lambda self, file_path: _load_once(file_path)
