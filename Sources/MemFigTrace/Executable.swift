#if Capture
import CElfutils
import Glibc

/// An ELF file: its sections, symbols and probes. Addresses are those of linking; in a process the load bias is added.
final class Executable {
  struct Section {
    var name: String
    var address: UInt64
    var size: UInt64
    var flags: UInt64

    var range: Range<UInt64> { address..<address + size }
    var isWritable: Bool { flags & UInt64(SHF_WRITE) != 0 }
    var isCode: Bool { flags & UInt64(SHF_EXECINSTR) != 0 }
  }

  struct Probe {
    var address: UInt64
    var id: Int
  }

  let path: String
  let elf: OpaquePointer
  let entry: UInt64
  let machine: Int
  /// Those that stand in the process's memory, by address.
  let sections: [Section]
  let probes: [Probe]
  private let descriptor: Int32

  /// nil where it is no ELF file, or cannot be read.
  init?(path: String) {
    guard elf_version(UInt32(EV_CURRENT)) != 0 else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let elf = elf_begin(descriptor, ELF_C_READ_MMAP, nil), elf_kind(elf) == ELF_K_ELF else {
      close(descriptor)
      return nil
    }
    var header = GElf_Ehdr()
    guard gelf_getehdr(elf, &header) != nil else { return nil }
    self.path = path
    self.descriptor = descriptor
    self.elf = elf
    entry = header.e_entry
    machine = Int(header.e_machine)
    let all = Self.sections(of: elf)
    sections = all.map(\.0).filter { $0.flags & UInt64(SHF_ALLOC) != 0 && $0.address != 0 }
      .sorted { $0.address < $1.address }
    probes = Self.probes(all, elf)
  }

  deinit {
    elf_end(elf)
    close(descriptor)
  }

  func section(at address: UInt64) -> Section? { sections.first { $0.range.contains(address) } }

  /// The bytes of a place that no process has changed; nil where the file has none.
  func bytes(at address: UInt64, count: Int) -> [UInt8]? {
    var number = 0
    var headers = 0
    guard elf_getphdrnum(elf, &headers) == 0 else { return nil }
    while number < headers {
      var header = GElf_Phdr()
      guard gelf_getphdr(elf, Int32(number), &header) != nil else { return nil }
      number += 1
      guard header.p_type == PT_LOAD, address >= header.p_vaddr,
        address + UInt64(count) <= header.p_vaddr + header.p_filesz
      else { continue }
      var bytes = [UInt8](repeating: 0, count: count)
      let got = pread(descriptor, &bytes, count, off_t(header.p_offset + address - header.p_vaddr))
      return got == count ? bytes : nil
    }
    return nil
  }

  /// Functions by address, as they are mangled.
  lazy var functionSymbols: [UInt64: (name: String, size: Int)] = {
    var symbols: [UInt64: (name: String, size: Int)] = [:]
    eachSymbol { name, symbol in
      if symbol.st_info & 0xf == STT_FUNC, symbol.st_value != 0 {
        symbols[symbol.st_value] = (String(cString: name), Int(symbol.st_size))
      }
    }
    return symbols
  }()

  /// Where a panic begins to unwind, once its message is printed.
  lazy var panicFunction: UInt64? = {
    var found: UInt64?
    eachSymbol { name, symbol in
      guard symbol.st_info & 0xf == STT_FUNC, symbol.st_value != 0, strstr(name, "rust_panic") != nil else { return }
      let text = String(cString: name)
      if text == "rust_panic" || text.hasSuffix("10rust_panic") || text.contains("9panicking10rust_panic17h") {
        found = symbol.st_value
      }
    }
    return found
  }()

  /// The offsets of thread-local variables in the executable's part of a thread's storage, as they are mangled.
  lazy var threadLocals: [String: UInt64] = {
    var offsets: [String: UInt64] = [:]
    eachSymbol { name, symbol in
      if symbol.st_info & 0xf == STT_TLS, symbol.st_shndx != SHN_UNDEF {
        offsets[String(cString: name)] = symbol.st_value
      }
    }
    return offsets
  }()

  /// How the executable's thread-local variables are laid out; nil where it has none.
  lazy var threadStorage: (size: UInt64, alignment: UInt64)? = {
    var headers = 0
    guard elf_getphdrnum(elf, &headers) == 0 else { return nil }
    for number in 0..<headers {
      var header = GElf_Phdr()
      if gelf_getphdr(elf, Int32(number), &header) != nil, header.p_type == PT_TLS {
        return (header.p_memsz, max(header.p_align, 1))
      }
    }
    return nil
  }()

  private func eachSymbol(_ body: (UnsafePointer<CChar>, GElf_Sym) -> Void) {
    var section: OpaquePointer?
    while let next = elf_nextscn(elf, section) {
      section = next
      var header = GElf_Shdr()
      guard gelf_getshdr(next, &header) != nil, header.sh_type == SHT_SYMTAB, header.sh_entsize > 0 else { continue }
      guard let data = elf_getdata(next, nil) else { continue }
      for index in 0..<Int32(header.sh_size / header.sh_entsize) {
        var symbol = GElf_Sym()
        guard gelf_getsym(data, index, &symbol) != nil,
          let name = elf_strptr(elf, Int(header.sh_link), Int(symbol.st_name))
        else { continue }
        body(name, symbol)
      }
    }
  }

  private static func sections(of elf: OpaquePointer) -> [(Section, OpaquePointer)] {
    var names = 0
    guard elf_getshdrstrndx(elf, &names) == 0 else { return [] }
    var all: [(Section, OpaquePointer)] = []
    var section: OpaquePointer?
    while let next = elf_nextscn(elf, section) {
      section = next
      var header = GElf_Shdr()
      guard gelf_getshdr(next, &header) != nil, let name = elf_strptr(elf, names, Int(header.sh_name)) else { continue }
      all.append(
        (
          Section(name: String(cString: name), address: header.sh_addr, size: header.sh_size, flags: header.sh_flags),
          next
        ))
    }
    return all
  }

  /// The pairs of address and number in the section `.memfig`; a linker may have left the addresses to relocations.
  private static func probes(_ sections: [(Section, OpaquePointer)], _ elf: OpaquePointer) -> [Probe] {
    guard let section = sections.first(where: { $0.0.name == ".memfig" })?.1,
      let data = elf_getdata(section, nil), let buffer = data.pointee.d_buf
    else { return [] }
    var words = (0..<data.pointee.d_size / 8).map { buffer.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    if let relocations = sections.first(where: { $0.0.name == ".rela.memfig" })?.1 {
      relocate(&words, by: relocations, elf)
    }
    return stride(from: 0, to: words.count - 1, by: 2).map { Probe(address: words[$0], id: Int(words[$0 + 1])) }
  }

  private static func relocate(_ words: inout [UInt64], by section: OpaquePointer, _ elf: OpaquePointer) {
    var header = GElf_Shdr()
    guard gelf_getshdr(section, &header) != nil, let data = elf_getdata(section, nil), header.sh_entsize > 0,
      let symbols = elf_getscn(elf, Int(header.sh_link)), let table = elf_getdata(symbols, nil)
    else { return }
    for index in 0..<Int32(header.sh_size / header.sh_entsize) {
      var relocation = GElf_Rela()
      var symbol = GElf_Sym()
      guard gelf_getrela(data, index, &relocation) != nil else { continue }
      let word = Int(relocation.r_offset / 8)
      guard words.indices.contains(word), words[word] == 0 else { continue }
      let hasSymbol = gelf_getsym(table, Int32(relocation.r_info >> 32), &symbol) != nil
      words[word] = (hasSymbol ? symbol.st_value : 0) &+ UInt64(bitPattern: Int64(relocation.r_addend))
    }
  }
}
#endif
