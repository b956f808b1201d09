"""Does the work of Lambda's bootstrap: loads a handler and passes it one event after the other.

Usage: measured.py MODULE HANDLER. Each line of stdin is an event. Each line of stdout is its answer with the time and memory.
"""

import importlib
import json
import logging
import os
import resource
import sys
import time

# The output of the handlers must not get between the answers.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

# Lambda's bootstrap adds a handler to the root logger. The library expects it.
logging.getLogger().addHandler(logging.StreamHandler())

before = time.perf_counter()
handler = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])
load_ms = (time.perf_counter() - before) * 1000


def resident_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as memory:
        return int(memory.read().split()[1]) * resource.getpagesize()


for line in sys.stdin:
    event = json.loads(line)
    begun = time.perf_counter()
    answer = handler(event, None)
    handler_ms = (time.perf_counter() - begun) * 1000
    usage = resource.getrusage(resource.RUSAGE_SELF)
    measured = {
        "answer": answer,
        "loadMs": load_ms,
        "handlerMs": handler_ms,
        "processorMs": (usage.ru_utime + usage.ru_stime) * 1000,
        "residentBytes": resident_bytes(),
    }
    print(json.dumps(measured), file=answers, flush=True)
