import MemoryModel

extension ModelJSON {
  /// The JSON Schema (draft 2020-12) of a memory model.
  ///
  /// It says what stands where. That types, literals and places can be read, that places exist and that ranges lie inside
  /// their arrays is for `read` to find.
  package static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "memfig memory model",
      "description": "What a program's memory holds at one or several moments.",
      "type": "object",
      "properties": {
        "memfig": { "const": \(version), "description": "The version of this format." },
        "title": { "type": "string" },
        "cut": { "$ref": "#/$defs/cut", "description": "The author's directives for all states." },
        "states": { "type": "array", "items": { "$ref": "#/$defs/state" } }
      },
      "required": ["memfig", "states"],
      "additionalProperties": false,
      "$defs": {
        "state": {
          "description": "Memory at one moment, by region.",
          "type": "object",
          "properties": {
            "label": { "type": "string" },
            "cut": { "$ref": "#/$defs/cut", "description": "The author's directives for this state alone." },
            "source": { "$ref": "#/$defs/source" },
            "code": { "type": "array", "items": { "$ref": "#/$defs/function" } },
            "globals": { "$ref": "#/$defs/cells" },
            "heap": { "$ref": "#/$defs/cells" },
            "stacks": { "type": "array", "items": { "$ref": "#/$defs/stack" } }
          },
          "additionalProperties": false
        },
        "source": {
          "description": "Where in the program's source the state was taken; the path is relative to this file.",
          "type": "object",
          "properties": { "path": { "$ref": "#/$defs/name" }, "line": { "$ref": "#/$defs/count" } },
          "required": ["path", "line"],
          "additionalProperties": false
        },
        "function": {
          "description": "A function of the code region, by its name.",
          "type": "object",
          "properties": {
            "function": { "$ref": "#/$defs/name" },
            "cells": { "$ref": "#/$defs/cells" }
          },
          "required": ["function"],
          "additionalProperties": false
        },
        "frame": {
          "description": "A call, by its function's name, and the line of the source at which it stands.",
          "type": "object",
          "properties": {
            "function": { "$ref": "#/$defs/name" },
            "line": { "$ref": "#/$defs/count" },
            "cells": { "$ref": "#/$defs/cells" }
          },
          "required": ["function"],
          "additionalProperties": false
        },
        "stack": {
          "description": "The stack of one thread, \\"main\\" if it has no name; its frames from the outermost to the innermost.",
          "type": "object",
          "properties": {
            "thread": { "$ref": "#/$defs/name" },
            "frames": { "type": "array", "items": { "$ref": "#/$defs/frame" } }
          },
          "additionalProperties": false
        },
        "name": { "type": "string", "minLength": 1 },
        "count": { "type": "integer", "minimum": 1, "maximum": 999999999999 },
        "offset": { "type": "integer", "minimum": 0, "maximum": 999999999999 },
        "address": { "type": "string", "pattern": "^0x[0-9a-fA-F]{1,16}$" },
        "cells": {
          "type": "array",
          "items": { "oneOf": [{ "$ref": "#/$defs/cell" }, { "$ref": "#/$defs/gap" }] }
        },
        "gap": {
          "description": "Something stands here that is not shown.",
          "type": "object",
          "properties": { "gap": { "const": true } },
          "required": ["gap"],
          "additionalProperties": false
        },
        "cell": {
          "description": "A variable, a static, an allocation, or a field of one.",
          "type": "object",
          "properties": {
            "name": { "$ref": "#/$defs/name" },
            "type": { "type": "string", "minLength": 1, "description": "A Rust type." },
            "value": { "$ref": "#/$defs/value" },
            "lifecycle": { "enum": [\(list(Lifecycle.self))] },
            "address": { "$ref": "#/$defs/address" },
            "size": { "$ref": "#/$defs/offset", "description": "In bytes." },
            "const": { "type": "boolean", "description": "Inlined into a function of the code region." },
            "static": { "type": "boolean", "description": "A static of the globals region." },
            "mutable": { "type": "boolean", "description": "A static mut." },
            "gap": { "const": false }
          },
          "required": ["name"],
          "additionalProperties": false
        },
        "value": {
          "oneOf": [
            { "$ref": "#/$defs/scalar" },
            { "$ref": "#/$defs/pointerValue" },
            { "$ref": "#/$defs/fields" },
            { "$ref": "#/$defs/elements" },
            { "$ref": "#/$defs/variant" },
            { "$ref": "#/$defs/uninitialized" },
            { "$ref": "#/$defs/opaque" }
          ]
        },
        "scalar": {
          "description": "A literal's text as Rust prints it.",
          "type": "object",
          "properties": { "scalar": { "type": "string", "minLength": 1 } },
          "required": ["scalar"],
          "additionalProperties": false
        },
        "pointerValue": {
          "type": "object",
          "properties": { "pointer": { "$ref": "#/$defs/pointer" } },
          "required": ["pointer"],
          "additionalProperties": false
        },
        "fields": {
          "description": "A struct's fields, or a tuple's, named \\"0\\", \\"1\\", and so on.",
          "type": "object",
          "properties": { "fields": { "$ref": "#/$defs/cells" } },
          "required": ["fields"],
          "additionalProperties": false
        },
        "elements": {
          "type": "object",
          "properties": {
            "elements": {
              "type": "array",
              "items": {
                "oneOf": [{ "$ref": "#/$defs/value" }, { "$ref": "#/$defs/elided" }, { "$ref": "#/$defs/spare" }]
              }
            }
          },
          "required": ["elements"],
          "additionalProperties": false
        },
        "elided": {
          "description": "This many elements are left out here.",
          "type": "object",
          "properties": { "elided": { "$ref": "#/$defs/count" } },
          "required": ["elided"],
          "additionalProperties": false
        },
        "spare": {
          "description": "Capacity for this many elements is unused here.",
          "type": "object",
          "properties": { "spare": { "$ref": "#/$defs/count" } },
          "required": ["spare"],
          "additionalProperties": false
        },
        "variant": {
          "description": "An enum's variant, with its fields if it has any.",
          "type": "object",
          "properties": {
            "variant": { "$ref": "#/$defs/name" },
            "fields": { "$ref": "#/$defs/cells" }
          },
          "required": ["variant"],
          "additionalProperties": false
        },
        "uninitialized": {
          "type": "object",
          "properties": { "uninitialized": { "const": true } },
          "required": ["uninitialized"],
          "additionalProperties": false
        },
        "opaque": {
          "description": "There is a value; it is not shown.",
          "type": "object",
          "properties": { "opaque": { "const": true } },
          "required": ["opaque"],
          "additionalProperties": false
        },
        "pointer": {
          "type": "object",
          "properties": {
            "kind": { "enum": [\(list(PointerKind.self))] },
            "override": { "const": true, "description": "The kind contradicts the type on purpose." },
            "to": {
              "type": "string",
              "pattern": "^(code|globals|heap|stack)/.",
              "description": "A place in full: heap/shared, globals/EMOTION, code/hello, stack/main/add.x."
            },
            "range": {
              "type": "array",
              "items": { "$ref": "#/$defs/offset" },
              "minItems": 2,
              "maxItems": 2,
              "description": "The elements pointed at, or the bytes of a str: from, and up to without."
            },
            "address": { "$ref": "#/$defs/address", "description": "Where nothing is drawn." },
            "gap": { "const": true, "description": "What it leads to is there and not shown." },
            "status": { "enum": [\(list(PointerStatus.self))], "description": "Follows from a place." }
          },
          "required": ["kind"],
          "additionalProperties": false,
          "oneOf": [
            { "required": ["to"] },
            { "required": ["address"] },
            { "required": ["gap"] },
            {
              "properties": { "to": false, "address": false, "gap": false, "status": { "enum": ["dangling", "null"] } },
              "required": ["status"]
            }
          ],
          "dependentRequired": { "range": ["to"] }
        },
        "cut": {
          "description": "What an author asks of the figure: what to leave out, rename, note and mark.",
          "type": "array",
          "items": {
            "oneOf": [
              \(directive("hide")),
              \(directive("keep")),
              \(directive("highlight")),
              \(directive("rename", with: "name", "{ \"$ref\": \"#/$defs/name\" }")),
              \(directive("note", with: "text", "{ \"$ref\": \"#/$defs/name\" }")),
              \(directive("detail", with: "level", "{ \"enum\": [\(list(CutDetail.self))] }")),
              {
                "type": "object",
                "properties": {
                  "order": { "type": "array", "items": { "$ref": "#/$defs/cutPlace" }, "minItems": 2 }
                },
                "required": ["order"],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": { "caption": { "$ref": "#/$defs/name" } },
                "required": ["caption"],
                "additionalProperties": false
              }
            ]
          }
        },
        "cutPlace": {
          "type": "string",
          "pattern": "^(code|globals|heap|stack)($|/.)",
          "description": "A place in full, or heap, stack/main, stack/main/add for a region, thread or frame."
        }
      }
    }

    """

  /// A directive about a place, and what else it says.
  private static func directive(_ word: String, with key: String? = nil, _ schema: String = "") -> String {
    let more = key.map { ", \"\($0)\": \(schema)" } ?? ""
    let required = [word] + (key.map { [$0] } ?? [])
    return """
      {
                "type": "object",
                "properties": { "\(word)": { "$ref": "#/$defs/cutPlace" }\(more) },
                "required": [\(required.map { "\"\($0)\"" }.joined(separator: ", "))],
                "additionalProperties": false
              }
      """
  }

  /// The words of an enumeration, in quotes.
  private static func list<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> String
  where Word.RawValue == String {
    Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
  }
}
