/// The statement that stands at a marker's place in the instrumented source.
///
/// A single instruction, with its address and the marker's number written down in the section `.memfig`, where the tracer
/// finds both. Compiled once for each instance of generic code, each with its own address.
enum Probe {
  static let section = ".memfig"

  /// - Parameter edition: 2015 knows no `::core`.
  static func text(id: Int, edition: Edition) -> String {
    let root = edition == .e2015 ? "std" : "core"
    // The semicolon keeps it from being the block's value.
    return """
      unsafe { ::\(root)::arch::asm!("778: nop", ".pushsection \(section),\\"R\\",@progbits", \
      ".quad 778b", ".quad \(id)", ".popsection") }; 
      """
  }
}
