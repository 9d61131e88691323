// Keys in alphabetical order; what is nil is left out.

extension ProcessSnapshot {
  func write(to text: inout JSONText) {
    text.object { text in
      text.field("allocations", allocations) { $1.write(to: &$0) }
      text.field("code", code) { $1.write(to: &$0) }
      text.field("consts", consts) { $1.write(to: &$0) }
      text.field("heap", heap) { $1.write(to: &$0) }
      text.field("memfig_snapshot", memfigSnapshot)
      text.field("memory", memory) { text, range in
        text.object { text in
          text.field("address", range.address)
          text.field("bytes", range.bytes)
        }
      }
      text.field("producer", producer)
      text.field("statics", statics) { $1.write(to: &$0) }
      text.key("stop")
      stop.write(to: &text)
      text.field("target", target)
      text.field("threads", threads) { $1.write(to: &$0) }
      text.field("types", types) { $1.write(to: &$0) }
      text.field("vtables", vtables) { $1.write(to: &$0) }
    }
  }
}

extension Stop {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("file", file)
      text.field("hit", hit)
      text.field("label", label)
      text.field("line", line)
      text.field("marker", marker)
      text.field("message", message)
      text.field("reason", reason.rawValue)
      text.field("thread", thread)
    }
  }
}

extension Thread {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("at_marker", atMarker)
      text.field("frames", frames) { $1.write(to: &$0) }
      text.field("hidden_frames", hiddenFrames)
      text.field("id", id)
      text.field("name", name)
    }
  }
}

extension Frame {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("calls_library", callsLibrary)
      text.field("cfa", cfa)
      text.field("column", column)
      text.field("file", file)
      text.field("function", function)
      text.field("line", line)
      text.field("pc", pc)
      text.field("sp", sp)
      text.field("variables", variables) { $1.write(to: &$0) }
      text.field("words", words) { text, word in
        text.object { text in
          text.field("address", word.address)
          text.field("block", word.block)
        }
      }
    }
  }
}

extension Variable {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("address", address)
      text.field("argument", argument)
      text.field("bytes", bytes)
      text.field("captured", captured)
      text.field("line", line)
      text.field("name", name)
      text.field("parts", parts) { text, part in
        text.object { text in
          text.field("path", part.path) { $0.value($1) }
          text.field("state", part.state.rawValue)
        }
      }
      text.field("shadowed", shadowed)
      text.field("size", size)
      text.field("state", state.rawValue)
      text.field("type", type)
    }
  }
}

extension Static {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("address", address)
      text.field("mutable", mutable)
      text.field("name", name)
      text.field("thread", thread)
      text.field("type", type)
    }
  }
}

extension CodeSymbol {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("address", address)
      text.field("name", name)
      text.field("size", size)
      text.field("type", type)
    }
  }
}

extension Const {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("name", name)
      text.field("type", type)
      text.field("used_in", usedIn) { $0.value($1) }
      text.field("value", value)
    }
  }
}

extension VTable {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("address", address)
      text.field("concrete_type", concreteType)
      text.field("name", name)
      text.field("size", size)
    }
  }
}

extension HeapBlock {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("address", address)
      text.field("allocated_at", allocatedAt)
      text.field("held", held)
      text.field("leads_to", leadsTo) { $0.value($1) }
      text.field("leaked", leaked)
      text.field("order", order)
      text.field("reached", reached)
      text.field("size", size)
      text.field("state", state.rawValue)
      text.field("thread", thread)
    }
  }
}

extension Allocation {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("column", column)
      text.field("file", file)
      text.field("function", function)
      text.field("line", line)
      text.field("owner", owner)
    }
  }
}

extension Type {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("align", align)
      text.field("count", count)
      if let discriminant {
        text.key("discriminant")
        text.object { text in
          text.field("offset", discriminant.offset)
          text.field("size", discriminant.size)
          text.field("type", discriminant.type)
        }
      }
      text.field("fields", fields) { $1.write(to: &$0) }
      text.field("id", id)
      text.field("kind", kind.rawValue)
      text.field("name", name)
      text.field("size", size)
      text.field("target", target)
      text.field("template", template) { $0.value($1) }
      text.field("variants", variants) { text, variant in
        text.object { text in
          text.field("fields", variant.fields) { $1.write(to: &$0) }
          text.field("name", variant.name)
          text.field("value", variant.value)
        }
      }
    }
  }
}

extension Type.Field {
  fileprivate func write(to text: inout JSONText) {
    text.object { text in
      text.field("name", name)
      text.field("offset", offset)
      text.field("type", type)
    }
  }
}
