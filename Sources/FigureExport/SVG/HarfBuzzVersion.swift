import CHarfBuzz

/// The version of HarfBuzz that is loaded.
package enum HarfBuzzVersion {
  package static var text: String { String(cString: hb_version_string()) }
}
