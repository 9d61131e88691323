import ProcessSnapshot

extension MovesAnalysis {
  mutating func addConstants(to snapshot: inout ProcessSnapshot) {
  }
}
