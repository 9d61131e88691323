// Who embeds the library imports it alone: models and diagnostics are what it takes and gives.
@_exported import Diagnostics
import FigureExport
@_exported import MemoryModel
import MemoryNotation

public typealias FigureFormat = FigureExport.FigureFormat
package typealias ReadingLimits = MemoryNotation.ReadingLimits
