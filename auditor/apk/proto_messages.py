"""The messages of an app bundle's manifest, XML files and resource table.

Only the fields that an audit needs are described; strings are taken as bytes, since a broken one
must not end the audit. Source: AOSP frameworks/base/tools/aapt2/Resources.proto and
Configuration.proto (package aapt.pb), as bundletool 1.17 writes them. The protobuf library
parses; it is imported when the first bundle is read.
"""

from functools import cache
from typing import Any, Final

from auditor.errors import UnreadablePackage

_REPEATED: Final = "*"
_FIELDS: Final = {
    "ResourceTable": {"package": (2, "*Package")},
    "PackageId": {"id": (1, "uint32")},
    "Package": {"package_id": (1, "PackageId"), "type": (3, "*Type")},
    "TypeId": {"id": (1, "uint32")},
    "Type": {"type_id": (1, "TypeId"), "name": (2, "bytes"), "entry": (3, "*Entry")},
    "EntryId": {"id": (1, "uint32")},
    "Entry": {
        "entry_id": (1, "EntryId"),
        "name": (2, "bytes"),
        "config_value": (6, "*ConfigValue"),
    },
    "Configuration": {"locale": (3, "bytes")},
    "ConfigValue": {"config": (1, "Configuration"), "value": (2, "Value")},
    "Value": {"item": (4, "Item"), "compound_value": (5, "CompoundValue")},
    "Item": {
        "ref": (1, "Reference"),
        "str": (2, "String"),
        "raw_str": (3, "String"),
        "styled_str": (4, "String"),
        "file": (5, "String"),
        "id": (6, "Nothing"),
        "prim": (7, "Primitive"),
    },
    "Nothing": {},
    # The path of a file and the text of a string stand in the same field.
    "String": {"value": (1, "bytes")},
    "Reference": {"type": (1, "uint32"), "id": (2, "uint32")},
    "Primitive": {
        "null_value": (1, "Nothing"),
        "empty_value": (2, "Nothing"),
        "float_value": (3, "float"),
        "int_decimal_value": (6, "int32"),
        "int_hexadecimal_value": (7, "uint32"),
        "boolean_value": (8, "bool"),
        "color_argb8_value": (9, "uint32"),
        "color_rgb8_value": (10, "uint32"),
        "color_argb4_value": (11, "uint32"),
        "color_rgb4_value": (12, "uint32"),
        "dimension_value": (13, "uint32"),
        "fraction_value": (14, "uint32"),
    },
    "CompoundValue": {"style": (2, "Style"), "array": (4, "Array"), "plural": (5, "Plural")},
    "Style": {"parent": (1, "Reference"), "entry": (3, "*StyleEntry")},
    "StyleEntry": {"key": (3, "Reference"), "item": (4, "Item")},
    "Array": {"element": (1, "*Element")},
    "Element": {"item": (3, "Item")},
    "Plural": {"entry": (1, "*PluralEntry")},
    "PluralEntry": {"arity": (3, "uint32"), "item": (4, "Item")},
    "XmlNode": {"element": (1, "XmlElement"), "text": (2, "bytes")},
    "XmlElement": {
        "name": (3, "bytes"),
        "attribute": (4, "*XmlAttribute"),
        "child": (5, "*XmlNode"),
    },
    "XmlAttribute": {
        "namespace_uri": (1, "bytes"),
        "name": (2, "bytes"),
        "value": (3, "bytes"),
        "resource_id": (5, "uint32"),
        "compiled_item": (6, "Item"),
    },
}


def parse(message: str, data: bytes, where: str) -> Any:
    """Parse one message of a kind (`XmlNode`, `ResourceTable`); raises `UnreadablePackage`."""
    from google.protobuf.message import DecodeError

    parsed = _classes()[message]()
    try:
        parsed.ParseFromString(data)
    except DecodeError as fault:
        raise UnreadablePackage(
            f"{where}: no {message} of an app bundle: take a fresh copy of the file"
        ) from fault
    return parsed


@cache
def _classes() -> dict[str, type]:
    """Make the classes of all messages."""
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    kinds = descriptor_pb2.FieldDescriptorProto
    scalars = {
        "uint32": kinds.TYPE_UINT32,
        "int32": kinds.TYPE_INT32,
        "float": kinds.TYPE_FLOAT,
        "bool": kinds.TYPE_BOOL,
        "bytes": kinds.TYPE_BYTES,
    }
    file = descriptor_pb2.FileDescriptorProto(
        name="bundle.proto", package="bundle", syntax="proto2"
    )
    for message, fields in _FIELDS.items():
        described = file.message_type.add(name=message)
        for name, (number, spelled) in fields.items():
            kind = spelled.removeprefix(_REPEATED)
            many = kind != spelled
            described.field.add(
                name=name,
                number=number,
                label=kinds.LABEL_REPEATED if many else kinds.LABEL_OPTIONAL,
                type=scalars.get(kind, kinds.TYPE_MESSAGE),
                type_name=None if kind in scalars else f".bundle.{kind}",
            )
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        message: message_factory.GetMessageClass(
            pool.FindMessageTypeByName(f"bundle.{message}")
        )
        for message in _FIELDS
    }
