import TwinChanges
package import TwinModel
package import TwinRuntime

/// How what one model reads out of data stands to what another one does.
package struct Meanings: Sendable {
  private let old: Registry
  private let new: Registry
  /// Identities of units and quantity kinds in the new model by those in the old one.
  private var units: [String: String] = [:]
  private var quantities: [String: String] = [:]

  package init(_ old: Model, _ oldRegistry: Registry, _ new: Model, _ newRegistry: Registry) {
    self.old = oldRegistry
    self.new = newRegistry
    let counterparts = Counterparts(from: old, to: new)
    for id in old.units.ids {
      guard let other = counterparts.new(id) else { continue }
      units[old.identity(old.units[id].header)] = new.identity(new.units[other].header)
    }
    for id in old.quantities.ids {
      guard let other = counterparts.new(id) else { continue }
      quantities[old.identity(old.quantities[id].header)] = new.identity(new.quantities[other].header)
    }
  }

  /// In what the readings of one scalar differ, if they say something else. What either model knows nothing of, it says
  /// nothing of.
  package func differences(_ a: Reading, _ b: Reading) -> Set<MeaningAspect> {
    guard a.isKnown, b.isKnown else { return [] }
    if a.isDefault != b.isDefault { return [] }
    var found: Set<MeaningAspect> = []
    if a.isDefault {
      if a.value != b.value, a.enumerationValue == nil || a.enumerationValue != b.enumerationValue {
        found.insert(.standingDefault)
      }
      return found
    }
    if let name = a.enumerationValue, name != b.enumerationValue { found.insert(.enumeration) }
    if let x = a.quantity, let y = b.quantity, quantities[x] != y { found.insert(.quantity) }
    guard a.unit != b.unit || a.unit != nil else { return found }
    guard let x = a.unit, let y = b.unit, units[x] == y else { return found.union([.unit]) }
    guard let one = old.unit(x), let two = new.unit(y) else { return found }
    if one.factor != two.factor || one.offset != two.offset { found.insert(.scale) }
    if one.quantity.dimension != two.quantity.dimension || quantities[one.quantity.id] != two.quantity.id {
      found.insert(.quantity)
    }
    return found
  }

  /// What a number that is misread comes to: "72 °F is 22.2 °C, and is read as 72 °C".
  func consequence(_ a: Reading, _ b: Reading) -> String? {
    guard let number = Double(a.value), let x = a.unit, let y = b.unit, let one = old.unit(x), let two = new.unit(y)
    else { return nil }
    let before = one.symbol ?? one.name
    let after = two.symbol ?? two.name
    if units[x] == y {
      guard one.factor != two.factor || one.offset != two.offset else { return nil }
      let unit = two.quantity.coherentUnit.map { $0.symbol ?? $0.name } ?? "coherent units"
      let (was, now) = (number * one.factor + one.offset, number * two.factor + two.offset)
      // What rounding makes the same is written out.
      let isHidden = rounded(was) == rounded(now)
      let (wasText, nowText) = isHidden ? ("\(was)", "\(now)") : (rounded(was), rounded(now))
      return "\(a.value) \(before) was \(wasText) \(unit), and is read as \(nowText) \(unit)"
    }
    guard let former = units[x].flatMap(new.unit), let worth = try? new.convert(number, from: former, to: two) else {
      return nil
    }
    return "\(a.value) \(before) is \(rounded(worth)) \(after), and is read as \(a.value) \(after)"
  }
}

/// Four digits that count, no zeros at the end.
private func rounded(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return "0" }
  var scale = 1.0
  var size = value.magnitude
  while size < 1000, scale < 1e12 {
    size *= 10
    scale *= 10
  }
  let kept = (value * scale).rounded() / scale
  guard kept.magnitude < 1e15 else { return "\(kept)" }
  let text = "\(kept)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A reading in words, as to `aspects`: "`/speed` is 72 in rpm".
func words(_ reading: Reading, _ aspects: Set<MeaningAspect>, _ registry: Registry?) -> String {
  let place = reading.pointer.isEmpty ? "the value" : "`\(reading.pointer)`"
  if aspects.contains(.standingDefault) { return "\(place) is \(reading.value) where it is absent" }
  if aspects.contains(.enumeration) {
    return "\(place) is \(reading.value), which is \(reading.enumerationValue.map { "`\($0)`" } ?? "no known value")"
  }
  let unit = reading.unit.flatMap { registry?.unit($0) }
  var text =
    "\(place) is \(reading.value)" + (reading.unit == nil ? " in no unit" : " \(unit?.symbol ?? unit?.name ?? "")")
  if aspects.contains(.scale), let unit { text += " of \(unit.factor)" }
  if aspects.contains(.quantity) { text += ", a \(unit?.quantity.name ?? reading.quantity ?? "number")" }
  return text
}
