"""Times other engines over the same documents: SCHEMA DOCUMENTS ROUNDS -> a line `engine seconds refused` each.

Seconds are processor time of the fastest of ROUNDS passes over all documents, one thread.
"""

import json
import sys
import time


def engines(schema):
    """The engines that are installed, as functions from a document's bytes to whether it is valid."""
    found = {}
    try:
        import jsonschema_rs
        import orjson

        is_valid = jsonschema_rs.validator_for(schema).is_valid
        loads = orjson.loads
        found["jsonschema-rs"] = lambda document: is_valid(loads(document))
    except ImportError:
        pass
    try:
        import corvus_json_schema_rs

        found["corvus"] = corvus_json_schema_rs.compile(schema).is_valid_json
    except ImportError:
        pass
    return found


def main():
    schema_path, documents_path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(schema_path, "rb") as file:
        schema = json.load(file)
    with open(documents_path, "rb") as file:
        documents = file.read().splitlines()
    found = engines(schema)
    best = {name: float("inf") for name in found}
    refused = {}
    for _ in range(rounds):
        for name, accepts in found.items():
            start = time.process_time()
            right = 0
            for document in documents:
                right += accepts(document)
            best[name] = min(best[name], time.process_time() - start)
            refused[name] = len(documents) - right
    for name in found:
        print(name, best[name], refused[name])


main()
