import Foundation

/// Random functions as whole programs.
extension RandomMoves {
  private static let beginning = """
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    struct Person { a: String, b: (String, String), n: i32 }
    enum Shape { Two(String, String), One(String), Nil }
    trait Eat: Sized { fn eat(self) {} }
    impl<T> Eat for T {}
    #[derive(Default)]
    struct Book { now: BTreeMap<u32, u8>, seen: BTreeMap<(u32, u32), u8>, hits: BTreeMap<u32, u32>, chance: u64, next: u8 }
    thread_local! { static BOOK: RefCell<Book> = RefCell::new(Book::default()); }
    fn t() -> String { String::from("text") }
    fn person() -> Person { Person { a: t(), b: (t(), t()), n: 1 } }
    fn maybe() -> Option<String> { if hidden(0) == 0 { None } else { Some(t()) } }
    fn shape() -> Shape {
        match hidden(0) { 0 => Shape::Two(t(), t()), 1 => Shape::One(t()), _ => Shape::Nil }
    }
    fn list() -> Vec<String> { if flip() { Vec::new() } else { vec![t(), t()] } }
    fn hidden(new: u8) -> u8 { BOOK.with(|b| if new > 0 { b.borrow_mut().next = new - 1; 0 } else { b.borrow().next }) }
    fn o(slots: &[u32]) {
        let n = flip() as u8;
        s(slots, if n == 0 { 8 } else { 2 });
        hidden(n + 1);
    }
    fn e(slots: &[u32]) {
        let n = flip() as u8 + flip() as u8;
        s(slots, 8);
        match n { 0 => s(&slots[..2], 2), 1 => s(&slots[2..], 2), _ => () }
        hidden(n + 1);
    }
    fn take<T>(_value: T) {}
    fn give<T>(_value: T) -> Option<()> { may() }
    fn may() -> Option<()> { if flip() && flip() { None } else { Some(()) } }
    fn same<T>(value: T) -> T { value }
    fn look<T>(_value: &T) {}
    fn flip() -> bool {
        BOOK.with(|book| {
            let mut book = book.borrow_mut();
            let mut x = book.chance;
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            book.chance = x;
            x >> 40 & 1 == 1
        })
    }
    fn s(slots: &[u32], state: u8) { BOOK.with(|b| for slot in slots { b.borrow_mut().now.insert(*slot, state); }) }
    fn m(slots: &[u32]) {
        BOOK.with(|b| for slot in slots { b.borrow_mut().now.entry(*slot).and_modify(|s| if *s == 2 { *s = 4 }); })
    }
    fn c(from: &[u32], to: &[u32]) {
        BOOK.with(|b| for (from, to) in from.iter().zip(to) {
            let state = b.borrow().now[from];
            b.borrow_mut().now.insert(*to, state);
        })
    }
    fn d(marker: u32, slots: &[u32]) {
        BOOK.with(|b| *b.borrow_mut().hits.entry(marker).or_default() += 1);
        if std::env::args().count() > 1 {
            BOOK.with(|b| for slot in slots { print!("{} ", b.borrow().now[slot]); });
            println!("at {}", marker);
        }
        BOOK.with(|b| for slot in slots {
            let state = b.borrow().now[slot];
            *b.borrow_mut().seen.entry((marker, *slot)).or_default() |= state;
        })
    }

    """

  private func text(_ number: Int, name: String, marker: (Marker) -> String) -> String {
    var text = "fn \(name)\(functions[number].header) {\n"
    for line in functions[number].lines {
      switch line {
      case .text(let line): text += line + "\n"
      case .marker(let id): text += marker(markers[id - 1]) + "\n"
      }
    }
    return text + "Some(())\n}\n"
  }

  /// Runs each function several times, as chance has it, and writes lines of marker, slot and states, then of marker and hits.
  ///
  /// Has comments for markers where they are not to be probes; with an argument it writes "states at marker" at each.
  func running(_ times: Int, without left: Set<Int> = [], comments: Bool = false) -> String {
    var text = Self.beginning
    let numbers = functions.indices.filter { !left.contains($0) }
    for number in numbers {
      text += self.text(number, name: "f\(number)") { marker in
        let book = "d(\(marker.id), &[\(marker.variables.flatMap(\.slots).map(String.init).joined(separator: ","))]);"
        if comments { return book + " // <--- \(marker.id)" }
        return """
          \(book) unsafe { ::core::arch::asm!("778: nop", ".pushsection .memfig,\\"R\\",@progbits", ".quad 778b", \
          ".quad \(marker.id)", ".popsection") }
          """
      }
    }
    text += "fn main() {\nfor seed in 1..=\(times)u64 {\n"
    for number in numbers {
      text += "BOOK.with(|b| b.borrow_mut().chance = (seed * 1000 + \(number)).wrapping_mul(0x9E3779B97F4A7C15) | 1); "
      text += "for _ in 0..9 { flip(); } let _ = f\(number)\(functions[number].call);\n"
    }
    return text + """
      }
      BOOK.with(|b| for ((marker, slot), state) in &b.borrow().seen { println!("{} {} {}", marker, slot, state); });
      BOOK.with(|b| for (marker, hits) in &b.borrow().hits { println!("{} {}", marker, hits); });
      }

      """
  }

  /// A copy of each function for each of its markers, in which all variables are used there; and what each line uses.
  func using(without left: Set<Int> = []) -> (text: String, uses: [Int: (marker: Int, name: String)]) {
    var text = Self.beginning
    var uses: [Int: (marker: Int, name: String)] = [:]
    for marker in markers where !left.contains(marker.function) {
      text += self.text(marker.function, name: "f\(marker.function)_\(marker.id)") { other in
        if other.id != marker.id { return "" }
        return "\n" + other.variables.map { "{ let _probe = &\($0.name); }" }.joined(separator: "\n")
      }
    }
    text += "fn main() {}\n"
    // Lines of uses come in the order of markers and variables.
    var expected = markers.filter { !left.contains($0.function) }.flatMap { marker in
      marker.variables.map { (marker: marker.id, name: $0.name) }
    }[...]
    for (index, line) in text.components(separatedBy: "\n").enumerated() where line.hasPrefix("{ let _probe") {
      uses[index + 1] = expected.removeFirst()
    }
    return (text, uses)
  }
}
