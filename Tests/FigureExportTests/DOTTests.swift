import FigureLayout
import Foundation
import Testing

@testable import FigureExport

@Suite struct DOTTests {
  /// What `neato -n2` says of the nodes it drew: name to centre and size in inches.
  private func nodes(of dot: [UInt8]) throws -> [String: [Double]] {
    let (output, code) = try run("neato", ["-n2", "-Tplain", "FILE"], on: dot, ending: "dot")
    #expect(code == 0, "\(output)")
    #expect(!output.contains("Warning"), "\(output)")
    var nodes: [String: [Double]] = [:]
    for line in output.split(separator: "\n") where line.hasPrefix("node ") {
      let rest = line.dropFirst(5)
      guard let first = rest.first else { continue }
      let name =
        first == "\"" ? String(rest.dropFirst().prefix { $0 != "\"" }) : String(rest.prefix { $0 != " " })
      let numbers = rest.dropFirst(first == "\"" ? name.count + 2 : name.count).split(separator: " ").prefix(4)
      nodes[name] = numbers.compactMap { Double($0) }
    }
    return nodes
  }

  @Test func neatoDrawsTheSamePlaces() throws {
    let renderer = try Renderer()
    let figure = try ExportFixture.figure(renderer)
    let nodes = try nodes(of: try renderer.export(figure, pages: 0..<1, as: .dot))
    func check(_ shapes: [Shape]) {
      for shape in shapes {
        guard let node = nodes[shape.id] else {
          Issue.record("no node \(shape.id)")
          continue
        }
        #expect(abs(node[0] * 72 - shape.rect.midX) < 0.5 && abs(node[1] * 72 - shape.rect.midY) < 0.5, "\(shape.id)")
        for text in shape.texts { #expect(nodes[text.id] != nil, "\(text.id)") }
      }
    }
    func check(_ group: Group) {
      check(group.shapes)
      for inner in group.groups { check(inner) }
    }
    for group in figure.pages[0].groups { check(group) }
    #expect(nodes["_canvas"] != nil)
    #expect(nodes.count > 30)
  }

  @Test func cellsDoNotShowTheirNames() throws {
    let (svg, _) = try run("neato", ["-n2", "-Tsvg", "FILE"], on: try ExportFixture.bytes(.dot), ending: "dot")
    #expect(!svg.contains(">heap/shared.strong</text>"))
    #expect(svg.contains(">strong</text>"))
  }

  @Test func theGraphHasTheConventionsClustersAndEdges() throws {
    let dot = String(decoding: try ExportFixture.bytes(.dot, page: 1), as: UTF8.self)
    for cluster in [
      "cluster_heap", "cluster_stack", "cluster_stack/main", "cluster_stack/main/main", "cluster_heap/shared",
    ] {
      #expect(dot.contains("subgraph \"\(cluster)\"") || dot.contains("subgraph \(cluster) "), "\(cluster)")
    }
    #expect(dot.contains("class=\"pointer weak dangling\""))
    #expect(dot.contains("id=\"stack/main/main.w#pointer\""))
    #expect(dot.contains("\"stack/main/main.w\" -> "))
    #expect(dot.contains("<S>a</S>"))
  }
}
