import CCairo

/// The version of cairo that is loaded.
package enum CairoVersion {
  package static var text: String { String(cString: cairo_version_string()) }
}
