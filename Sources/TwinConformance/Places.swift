import TwinRuntime

/// Lines by blocks.
struct Places {
  private let inputs: [ConformanceInput]
  private let blocks: [BlockLines]
  /// Lines of the same input before each block.
  private let before: [Int]

  init(inputs: [ConformanceInput], blocks: [BlockLines]) {
    self.inputs = inputs
    self.blocks = blocks
    var before: [Int] = []
    before.reserveCapacity(blocks.count)
    var (lines, input) = (0, -1)
    for block in blocks {
      if block.input != input { (lines, input) = (0, block.input) }
      before.append(lines)
      lines += block.count
    }
    self.before = before
  }

  func value(_ sample: RecordSample) -> ConformanceReport.Value {
    let block = sample.place.block
    guard blocks.indices.contains(block), inputs.indices.contains(blocks[block].input) else {
      return ConformanceReport.Value(line: 1, column: 1, offset: sample.value.offset)
    }
    return ConformanceReport.Value(
      line: (blocks[block].linesBefore ?? before[block]) + sample.value.line + 1, column: sample.value.column + 1,
      offset: sample.value.offset)
  }

  func sample(_ rest: UnreadRest) -> ConformanceReport.Sample {
    let sample = RecordSample(
      place: RecordPlace(block: rest.block, line: 0, offset: rest.offset),
      value: ValuePlace(line: 0, column: rest.offset - rest.lineStart, offset: rest.offset), pointer: "",
      expected: rest.expected, actual: rest.actual)
    return ConformanceReport.Sample(
      place: place(sample.place), value: value(sample), type: nil, form: nil, rule: "unreadable", pointer: "",
      expected: rest.expected, actual: rest.actual)
  }

  func place(_ place: RecordPlace) -> ConformanceReport.Place {
    guard blocks.indices.contains(place.block), inputs.indices.contains(blocks[place.block].input) else {
      return ConformanceReport.Place(path: "", line: place.line + 1, offset: place.offset)
    }
    let block = blocks[place.block]
    let input = inputs[block.input]
    return ConformanceReport.Place(
      path: input.name, line: (block.linesBefore ?? before[place.block]) + place.line + 1,
      element: input.isArray ? before[place.block] + place.element + 1 : nil, offset: place.offset)
  }
}
