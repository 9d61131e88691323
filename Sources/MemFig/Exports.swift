// Who embeds the library imports it alone: models and diagnostics are what it takes and gives.
@_exported import Diagnostics
import FigureExport
import FigureLayout
import FigureStyle
@_exported import MemoryModel
import MemoryNotation

public typealias SVGText = FigureExport.SVGText
public typealias FigureFormat = FigureExport.FigureFormat
package typealias FigureFit = LayoutOptions.Fit
package typealias ArrayLayout = LayoutOptions.Arrays
package typealias ByteView = LayoutOptions.ByteView
package typealias Color = FigureStyle.Color
package typealias Length = FigureStyle.Length
package typealias ReadingLimits = MemoryNotation.ReadingLimits
