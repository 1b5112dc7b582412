"""The Arrow schema of measurements, made from the JSON Schema that the command prints."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

import pyarrow as pa
import pyarrow.json as pajson

#: The kinds of lines that answer requests. Zips are not opened, so there is no kind for them.
_KINDS = ("measurement", "unreadable", "leftOut", "document", "text")

#: What is on every line, first.
_FIRST = ("key", "set", "role", "path", "pathBytes", "kind")

#: What describes the line itself, or has no type of its own: it is in ``line``.
_LEFT_TO_LINE = ("schema", "tool", "facts", "phones", "archive", "text", "given", "index")


@lru_cache(maxsize=1)
def json_schema() -> dict[str, Any]:
    """The JSON Schema of measurements, as ``voice-preflight schema measurements`` prints it."""
    return json.loads(resources.files(__package__).joinpath("measurements.json").read_text("utf-8"))


def _arrow_type(definition: dict[str, Any], definitions: dict[str, Any]) -> pa.DataType | None:
    """The Arrow type of a JSON Schema; None where it has none, as an object with any keys."""
    if "$ref" in definition:
        return _arrow_type(definitions[definition["$ref"].rsplit("/", 1)[-1]], definitions)
    for alternatives in ("anyOf", "oneOf"):
        if alternatives in definition:
            kinds = [each for each in definition[alternatives] if each.get("type") != "null"]
            return _arrow_type(kinds[0], definitions) if len(kinds) == 1 else None
    if "enum" in definition:
        return pa.string()
    if "const" in definition:
        return pa.bool_() if isinstance(definition["const"], bool) else pa.string()
    kind = definition.get("type")
    if isinstance(kind, list):
        kinds = [each for each in kind if each != "null"]
        kind = kinds[0] if len(kinds) == 1 else None
    if kind == "object":
        if "properties" not in definition:
            return None
        fields = []
        for name, each in definition["properties"].items():
            arrow = None if name == "facts" else _arrow_type(each, definitions)
            if arrow is not None:
                fields.append(pa.field(name, arrow))
        return pa.struct(fields)
    if kind == "array":
        items = _arrow_type(definition["items"], definitions) if "items" in definition else None
        return None if items is None else pa.list_(items)
    return {"integer": pa.int64(), "number": pa.float64(), "string": pa.string(), "boolean": pa.bool_()}.get(kind or "")


@lru_cache(maxsize=1)
def measurement_schema() -> pa.Schema:
    """The columns of measurements: the keys of the JSON form, and ``line`` with the JSON itself.

    ``line`` is what other commands take, such as ``check --measurements``. What the columns leave out, such as the facts of
    defects, is in it too.
    """
    definitions = json_schema()["$defs"]
    types: dict[str, pa.DataType] = {}
    for kind in _KINDS:
        for name, definition in definitions[kind]["properties"].items():
            if name in _LEFT_TO_LINE or name in types:
                continue
            arrow = _arrow_type(definition, definitions)
            if arrow is not None:
                types[name] = arrow
    names = [*_FIRST, *(name for name in types if name not in _FIRST)]
    return pa.schema([pa.field(name, types[name]) for name in names] + [pa.field("line", pa.string())])


def measurement_table(lines: list[bytes]) -> pa.Table:
    """The measurements of lines of JSON as a table, one row for each line, in order."""
    schema = measurement_schema()
    if not lines:
        return schema.empty_table()
    columns = pa.schema([field for field in schema if field.name != "line"])
    data = b"\n".join(lines) + b"\n"
    table = pajson.read_json(
        pa.BufferReader(data),
        # One block: a row must not be longer than a block.
        read_options=pajson.ReadOptions(use_threads=False, block_size=max(len(data), 1)),
        parse_options=pajson.ParseOptions(explicit_schema=columns, unexpected_field_behavior="ignore"),
    )
    table = table.select(columns.names).append_column("line", pa.array([line.decode("utf-8") for line in lines], pa.string()))
    return table.cast(schema).combine_chunks()
