"""Runs emitted checks and schemas on documents, by programs that know nothing of Gemel.

judge.py TARGET MANIFEST: the manifest names a directory with what was emitted for the target, and for each kind of document its path
and its texts. Prints, by path, what is wrong with each text, as the target says it.
"""

import base64
import datetime
import decimal
import io
import json
import re
import resource
import struct
import sys
import uuid


def read(manifest, kind, extension):
    with open(f"{manifest['directory']}/{kind['path']}{extension}", encoding="utf-8") as file:
        return file.read()


def view(sql):
    return re.search(r'TEMPORARY VIEW ["`](\w+)["`]', sql).group(1)


def duckdb(manifest):
    import duckdb as engine

    connection = engine.connect(config={"threads": 2})
    for kind in manifest["kinds"]:
        sql = read(manifest, kind, ".duckdb.sql")
        connection.execute("CREATE OR REPLACE TABLE payloads (id BIGINT, payload VARCHAR)")
        rows = json.dumps(kind["payloads"])
        connection.execute(
            "INSERT INTO payloads SELECT i - 1, list[i] FROM (SELECT CAST(? AS JSON)::VARCHAR[] AS list), "
            "LATERAL (SELECT unnest(range(1, len(list) + 1)) AS i)",
            [rows],
        )
        connection.execute(sql)
        found = connection.execute(f"SELECT violations FROM {view(sql)} ORDER BY id").fetchall()
        # Nothing of a name ran as SQL.
        assert connection.execute("SELECT count(*) FROM payloads").fetchone() == (len(kind["payloads"]),)
        yield kind["path"], [[[v["rule"], v["pointer"]] for v in row[0]] for row in found]


def spark(manifest):
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        # Each check runs once: to compile it takes longer than to interpret it, and so with Java's own second compiler.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.driver.memory", "2g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    for kind in manifest["kinds"]:
        sql = read(manifest, kind, ".spark.sql")
        rows = list(enumerate(kind["payloads"]))
        session.createDataFrame(rows, "id long, payload string").repartition(2).createOrReplaceTempView("payloads")
        session.sql(sql.rstrip().rstrip(";"))
        found = session.sql(f"SELECT id, violations FROM {view(sql)}").collect()
        yield kind["path"], [[[v["rule"], v["pointer"]] for v in row[1]] for row in sorted(found)]


def json_schema(manifest):
    import jsonschema_rs

    for kind in manifest["kinds"]:
        schema = json.loads(read(manifest, kind, ".schema.json"))
        jsonschema_rs.meta.validate(schema)
        validator = jsonschema_rs.validator_for(schema)

        def judge(text):
            try:
                value = json.loads(text)
            except (ValueError, RecursionError):
                return [["syntax", ""]]
            try:
                return [] if validator.is_valid(value) else [["invalid", ""]]
            except ValueError:
                # A number that the validator cannot take.
                return [["number", ""]]

        yield kind["path"], [judge(text) for text in kind["payloads"]]


def avro(manifest):
    import fastavro

    for kind in manifest["kinds"]:
        plain = json.loads(read(manifest, kind, ".avsc"))
        schema = fastavro.parse_schema(plain)
        names = {}
        gather(plain, names)

        def judge(text):
            try:
                datum = encoded(plain, json.loads(text, parse_float=decimal.Decimal), names)
                written = io.BytesIO()
                fastavro.schemaless_writer(written, schema, datum)
                back = fastavro.schemaless_reader(io.BytesIO(written.getvalue()), schema, schema)
                return [] if same(plain, datum, back, names) else [["differs", repr(back)[:200]]]
            except Exception as error:  # noqa: BLE001 - whatever a program of others raises is its answer
                return [["error", repr(error)[:200]]]

        yield kind["path"], [judge(text) for text in kind["payloads"]]


def gather(schema, names):
    """Named types, by full name."""
    if isinstance(schema, list):
        for part in schema:
            gather(part, names)
    elif isinstance(schema, dict):
        if schema["type"] in ("record", "enum", "fixed"):
            names[f"{schema['namespace']}.{schema['name']}"] = schema
        for field in schema.get("fields", []):
            gather(field["type"], names)
        for key in ("items", "values"):
            gather(schema.get(key), names)


def encoded(schema, value, names):
    """A JSON value as fastavro takes it."""
    if isinstance(schema, list):
        return encoded(next(part for part in schema if part != "null"), value, names)
    if isinstance(schema, str) and schema in names:
        schema = names[schema]
    kind = schema if isinstance(schema, str) else schema["type"]
    logical = None if isinstance(schema, str) else schema.get("logicalType")
    if kind == "record":
        known = {field.get("gemel.name", field["name"]): field for field in schema["fields"]}
        return {
            known[key]["name"]: encoded(known[key]["type"], inner, names) for key, inner in value.items() if key in known
        }
    if kind == "enum":
        for symbol, coded in schema.get("gemel.values", {s: s for s in schema["symbols"]}).items():
            if coded == value:
                return symbol
        return schema["default"]
    if kind == "array":
        return [encoded(schema["items"], inner, names) for inner in value]
    if kind == "map":
        return {key: encoded(schema["values"], inner, names) for key, inner in value.items()}
    if logical == "decimal":
        # All digits that the schema has, and no others may be there.
        step = decimal.Decimal(1).scaleb(-schema["scale"])
        return decimal.Decimal(value).quantize(step, context=decimal.Context(prec=60, traps=[decimal.Inexact]))
    if logical == "uuid":
        return uuid.UUID(value)
    if logical == "date":
        return datetime.date.fromisoformat(value)
    if logical == "timestamp-micros":
        return moment(value)
    if logical == "duration":
        return duration(value)
    if kind == "bytes":
        return base64.b64decode(value, validate=True)
    if kind == "string":
        return value if isinstance(value, str) else str(value)
    if kind in ("int", "long"):
        return int(value)
    if kind in ("float", "double"):
        return float(value)
    return value


def same(schema, written, read, names):
    """Whether a value is what it was before it was encoded. What was left out is null, or stands as it is where there is a default."""
    if isinstance(schema, list):
        if written is None or read is None:
            return written is None and read is None
        return same(next(part for part in schema if part != "null"), written, read, names)
    if isinstance(schema, str) and schema in names:
        schema = names[schema]
    kind = schema if isinstance(schema, str) else schema["type"]
    if kind == "record":
        return all(
            same(field["type"], written.get(field["name"], field.get("default")), read[field["name"]], names)
            for field in schema["fields"]
        )
    if kind == "array":
        return len(written) == len(read) and all(same(schema["items"], a, b, names) for a, b in zip(written, read))
    if kind == "map":
        return written.keys() == read.keys() and all(same(schema["values"], written[key], read[key], names) for key in read)
    if kind == "float":
        return struct.pack("<f", written) == struct.pack("<f", read)
    return written == read


def moment(text):
    parts = re.fullmatch(r"(.{10})[Tt](\d\d:\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)", text)
    day, minute, second, fraction, offset = parts.groups()
    offset = "+00:00" if offset in "Zz" else offset
    start = datetime.datetime.fromisoformat(f"{day}T{minute}:00{offset}")
    return start + datetime.timedelta(seconds=int(second), microseconds=int(((fraction or "") + "000000")[:6]))


def duration(text):
    date, _, time = text[1:].partition("T")

    def of(part, unit):
        found = re.search(rf"([\d.,]+){unit}", part)
        return decimal.Decimal(found.group(1).replace(",", ".")) if found else 0

    months = int(of(date, "Y") * 12 + of(date, "M"))
    days = int(of(date, "W") * 7 + of(date, "D"))
    millis = int((of(time, "H") * 3600 + of(time, "M") * 60 + of(time, "S")) * 1000)
    return struct.pack("<III", months, days, millis)


if __name__ == "__main__":
    # An engine that runs away ends, and not the machine.
    memory, most = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [bound for bound in (memory, most, 12 << 30) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), most))
    with open(sys.argv[2], encoding="utf-8") as file:
        given = json.load(file)
    targets = {"duckdb": duckdb, "spark": spark, "json-schema": json_schema, "avro": avro}
    print("\n" + json.dumps(dict(targets[sys.argv[1]](given))))
