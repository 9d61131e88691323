import FigureStyle
import MemoryModel

/// All that is decided about a figure's places, for painting its pages. y grows downwards.
struct Scene {
  let plan: Plan
  let arrangement: Arrangement
  let elevation: Elevation
  let frameNames: FrameNames
  let boxes: Boxes
  let routes: Routes
  let style: Style
  let typography: Typography
  let sizes: TextSizes
  /// The page's, with what stands beside the figure.
  private(set) var size: Size
  /// How far all of it is moved down on a page that is higher than it.
  private(set) var drop = 0.0
  /// The figure's own, margins included.
  let bodyWidth: Double
  let bodyHeight: Double
  let heading: Heading
  private(set) var notePlacement: NotePlacement?
  /// What is left for the reader to fill in; nil where all is shown.
  var blanks: BlankParts?
  /// Which pointers are looked at; nil is all.
  let view: OwnershipView?
  /// By part, the lines that cross its band.
  let crossings: [Int: [Double]]
  /// By state, the cells whose pointers leave downwards.
  let leavingDownwards: [Set<Int>]
  /// Cells whose pointers leave at the end of their lines.
  let tailsApart: Set<Int>
  /// By block, those that stand beside its lines.
  let satellites: [Int: [Int]]
  /// What stands for a part in a state that does not have it.
  let padIDs: [Int: String]

  init(
    _ plan: Plan, _ arrangement: Arrangement, _ elevation: Elevation, _ frameNames: FrameNames, style: Style,
    sizes: TextSizes, width: Double, heading: Heading, view: OwnershipView?
  ) {
    self.heading = heading
    self.view = view
    self.plan = plan
    self.arrangement = arrangement
    self.elevation = elevation
    self.frameNames = frameNames
    self.style = style
    self.sizes = sizes
    typography = Typography(style: style)
    boxes = Boxes(plan, arrangement, elevation, style: style)
    routes = Routes(plan: plan, arrangement: arrangement, elevation: elevation, boxes: boxes, style: style)
    leavingDownwards = (0..<plan.stateCount).map { state in
      Set(plan.edges.lazy.filter { $0.route == .down && $0.pointers[state] != nil }.map(\.source))
    }
    padIDs = plan.padIDs()
    bodyWidth = width
    bodyHeight = (elevation.height + style.spacing.margin).rounded(.up)
    size = Size(width: bodyWidth, height: bodyHeight)
    tailsApart = Set(plan.edges.lazy.filter { plan.hasTailApart($0) }.map(\.source))
    satellites = plan.satellites()
    crossings = Self.crossings(plan, boxes, routes)
  }

  private static func crossings(_ plan: Plan, _ boxes: Boxes, _ routes: Routes) -> [Int: [Double]] {
    var crossings: [Int: [Double]] = [:]
    for edge in plan.edges {
      switch edge.route {
      case .up:
        var part = edge.slice == nil ? plan.parts[edge.target].parent : edge.target
        let x = routes.arrivalX(of: edge)
        while let band = part {
          crossings[band, default: []].append(x)
          part = plan.parts[band].parent
        }
      case .down:
        var part: Int? = edge.source
        let x = boxes.dot(of: edge.source).x
        while let band = part {
          crossings[band, default: []].append(x)
          part = plan.parts[band].parent
        }
      case .flat, .list, .beside: continue
      }
    }
    return crossings
  }

  /// The same figure at the upper left of a page with room for notes and a caption, where there are any.
  func with(_ notes: NoteTexts, within width: Double?) -> Scene {
    var scene = self
    if !notes.isEmpty { scene.notePlacement = NotePlacement(notes, in: self, width: width) }
    scene.size = scene.notePlacement?.size ?? size
    scene.size.height += notes.captionHeight(room: scene.size.width - 2 * style.spacing.margin, sizes).rounded(.up)
    return scene
  }

  /// Stands in the middle of a page that is `height` points high.
  mutating func fill(_ height: Double) {
    drop = max((height - size.height) / 2, 0)
    size.height = height
  }

  // MARK: To the figure's coordinates

  func flipped(_ rect: Rect) -> Rect {
    Rect(x: rect.x, y: size.height - drop - rect.y - rect.height, width: rect.width, height: rect.height)
  }

  func flipped(_ point: Point) -> Point { Point(x: point.x, y: size.height - drop - point.y) }

  /// A line of text whose middle is at `center`.
  func label(
    _ text: String, _ font: Font, _ color: Color, at center: Point, id: String, struck: Bool = false
  ) -> Label {
    let own = sizes[text, font]
    return Label(
      id: id, text: text, font: font, color: color,
      rect: flipped(
        Rect(x: center.x - own.width / 2, y: center.y - own.height / 2, width: own.width, height: own.height)),
      struckThrough: struck)
  }

  /// A line of text that starts at `start`.
  func label(_ text: String, _ font: Font, _ color: Color, from start: Point, id: String) -> Label {
    label(text, font, color, at: Point(x: start.x + sizes[text, font].width / 2, y: start.y), id: id)
  }
}
