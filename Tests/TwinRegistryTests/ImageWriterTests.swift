import Testing
import TwinImage
import TwinModel
import TwinTestSupport

@testable import TwinRegistry

@Suite struct ImageWriterTests {
  /// Rows below `row` by walking the parents.
  private func below(_ row: Int, _ parents: [[Int]]) -> Set<Int> {
    var all: Set<Int> = []
    var changed = true
    while changed {
      changed = false
      for (child, above) in parents.enumerated() where !all.contains(child) {
        if above.contains(where: { $0 == row || all.contains($0) }) {
          all.insert(child)
          changed = true
        }
      }
    }
    return all
  }

  @Test func `the order of a hierarchy puts parents first and what is below a row into its runs`() {
    var random = SeededGenerator(seed: 2)
    for size in [0, 1, 2, 5, 20, 60] {
      for _ in 0..<40 {
        let rank = Array(0..<size).shuffled(using: &random)
        let parents = (0..<size).map { row in
          (0..<size).filter { rank[$0] < rank[row] && random.chance(100 / max(size, 1)) }
        }
        let hierarchy = HierarchyOrder(parents: parents)
        #expect(hierarchy.order.sorted() == Array(0..<size))
        for (new, old) in hierarchy.order.enumerated() {
          #expect(hierarchy.position[old] == new)
          #expect(hierarchy.parents[new].map { hierarchy.order[$0] } == parents[old])
          #expect(hierarchy.parents[new].allSatisfy { $0 < new })
          let runs = [new..<hierarchy.end[new]] + hierarchy.more[new]
          let rows = runs.flatMap { Array($0) }.map { hierarchy.order[$0] }
          #expect(Set(rows) == below(old, parents).union([old]))
          #expect(rows.count == Set(rows).count)
        }
      }
    }
  }

  @Test func `a cycle is cut, not followed`() {
    let hierarchy = HierarchyOrder(parents: [[1], [2], [0], [3], [0, 9]])
    #expect(hierarchy.order.sorted() == [0, 1, 2, 3, 4])
    for (row, parents) in hierarchy.parents.enumerated() { #expect(parents.allSatisfy { $0 < row }) }
  }

  @Test func `a tree needs one run a row`() {
    let hierarchy = HierarchyOrder(parents: (0..<500).map { $0 == 0 ? [] : [($0 - 1) / 3] })
    #expect(hierarchy.more.allSatisfy { $0.isEmpty })
  }

  @Test func `rows are told apart by all of their values`() {
    // Few values and short rows, so that many are equal and many differ in one place only; enough for the table to grow.
    var random = SeededGenerator(seed: 7)
    var table = RowTable(expectedCount: 1)
    var rows: [[UInt32]: UInt32] = [:]
    for round in 0..<20_000 {
      let values = (0..<Int.random(in: 0...6, using: &random)).map { _ in UInt32.random(in: 0...4, using: &random) }
      table.stack = [9, 9] + values
      let (entry, isNew) = table.entry(from: 2, rare: values.first ?? 0, in: .metadata)
      #expect(isNew == (rows[values] == nil))
      if isNew {
        rows[values] = UInt32(round)
        table.set(UInt32(round), of: entry)
      }
      #expect(table.row(of: entry) == rows[values])
    }
  }

  @Test func `a perfect hash has a slot for every key`() {
    for count in [0, 1, 2, 3, 10, 1000, 30_000] {
      let hash = PerfectHash(count: count) { entry, seed in imageFold(UInt64(entry) &+ seed) }
      #expect(hash.overflow.isEmpty)
      for entry in 0..<UInt32(count) {
        let key = imageFold(UInt64(entry) &+ hash.seed)
        let displacement = hash.displacements[Int(imageBucket(key, count: UInt32(hash.displacements.count)))]
        let slot = imageSlot(key, displacement: UInt64(displacement), count: UInt32(hash.slots.count))
        #expect(hash.slots[Int(slot)] == entry + 1)
      }
    }
  }

  @Test func `keys made to collide end in the overflow`() {
    let hash = PerfectHash(count: 50) { entry, _ in entry < 20 ? 7 : imageFold(UInt64(entry)) }
    #expect(Set(hash.overflow).isSuperset(of: Set(0..<20)))
    #expect(hash.slots.filter { $0 != 0 }.count + hash.overflow.count == 50)
  }

  @Test func `a package that is referred to without being a dependency is held`() {
    var model = randomModel(seed: 4)
    let package = model.packages.ids.first { !model.packages[$0].twins.isEmpty } ?? ID(0)
    let whole = runtimeImage(of: package, in: model)
    model.packages[package].dependencies = []
    let image = runtimeImage(of: package, in: model)
    #expect(!image.isEmpty && image != whole)
  }

  @Test func `the table of columns is in order and complete`() {
    for (index, column) in ImageColumn.allCases.enumerated() { #expect(column.rawValue == UInt16(index)) }
    for table in ImageTable.allCases {
      let columns = ImageColumn.allCases.filter { $0.table == table }
      // Hierarchy and kinds are tables like the others: each has a column.
      #expect(!columns.isEmpty, "\(table)")
    }
  }
}
