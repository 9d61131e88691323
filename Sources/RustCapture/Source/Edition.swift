/// An edition of Rust.
package enum Edition: String, Hashable, Sendable, CaseIterable {
  case e2015 = "2015"
  case e2018 = "2018"
  case e2021 = "2021"
  case e2024 = "2024"
}
