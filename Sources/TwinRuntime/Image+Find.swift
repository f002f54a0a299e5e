import TwinImage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Image {
  /// What `find` leads to.
  enum Found {
    case element(UInt32)
    case memberName(UInt32)
    case member(UInt32)
  }

  /// The element of `kind` with this identity or external id. One probe.
  @inline(__always)
  func element(_ kind: ImageElementKind, _ key: UnsafeRawBufferPointer) -> UInt32? {
    guard case .element(let element)? = find(kind.rawValue, key) else { return nil }
    return element
  }

  /// The member with this external id.
  func member(externalID key: UnsafeRawBufferPointer) -> UInt32? {
    guard case .member(let row)? = find(ImageKey.member, key) else { return nil }
    return row
  }

  /// Number of rows of `memberNames`.
  @inline(__always)
  var memberNameCount: UInt32 { isFirstVersion ? self[.memberNameName].count : self[.memberNameOffset].count }

  /// The string at a row of `memberNames`.
  @inline(__always)
  func memberName(at row: UInt32) -> UInt32 {
    isFirstVersion ? self[.memberNameName, row] : row &+ 1 &+ self[.memberNameOffset, row]
  }

  /// The row of `memberNames` that holds this name.
  @inline(__always)
  func memberName(_ key: UnsafeRawBufferPointer) -> UInt32? {
    guard case .memberName(let row)? = find(ImageKey.memberName, key) else { return nil }
    return row
  }

  @inline(__always)
  private func find(_ kind: UInt8, _ key: UnsafeRawBufferPointer) -> Found? { found(candidate(kind, key), kind, key) }

  /// The member of a twin type that is named so, both by their names. Where the two may stand is known before either is compared, so that
  /// one is waited for while the other is.
  @inline(__always)
  func member(_ name: UnsafeRawBufferPointer, ofType key: UnsafeRawBufferPointer) -> (type: UInt32, row: UInt32)? {
    let kind = ImageElementKind.twin.rawValue
    let (typeEntry, nameEntry) = (candidate(kind, key), candidate(ImageKey.memberName, name))
    guard case .element(let type)? = found(typeEntry, kind, key),
      case .memberName(let name)? = found(nameEntry, ImageKey.memberName, name),
      let row = member(named: name, of: type)
    else { return nil }
    return (type, row)
  }

  /// The one entry that may have this key, but for those of the overflow, plus one; zero for none.
  @inline(__always)
  private func candidate(_ kind: UInt8, _ key: UnsafeRawBufferPointer) -> UInt32 {
    let hash = imageHash(key, seed: imageSeed(seed, kind: kind))
    let displacements = self[.hashDisplacement]
    let slots = self[.hashSlot]
    let displacement = displacements[imageBucket(hash, count: displacements.count)]
    return slots[imageSlot(hash, displacement: UInt64(displacement), count: slots.count)]
  }

  /// What the candidate leads to, or an entry of the overflow.
  @inline(__always)
  private func found(_ candidate: UInt32, _ kind: UInt8, _ key: UnsafeRawBufferPointer) -> Found? {
    if candidate != 0, let found = match(candidate &- 1, kind, key) { return found }
    let overflow = self[.hashOverflow]
    if overflow.count == 0 { return nil }
    for row in 0..<overflow.count {
      if let found = match(overflow[row], kind, key) { return found }
    }
    return nil
  }

  /// What `entry` leads to, if its key is this one.
  @inline(__always)
  private func match(_ entry: UInt32, _ kind: UInt8, _ key: UnsafeRawBufferPointer) -> Found? {
    if entry < kinds.count {
      guard let elementKind = ImageElementKind(rawValue: kind), kinds[elementKind].contains(entry) else { return nil }
      let package = utf8(self[.packageName, self[.elementPackage, entry]])
      let name = utf8(self[.elementName, entry])
      // What is compared is measured by what is known first.
      let rest = key.count &- package.count &- 1
      guard rest == name.count, key[package.count] == UInt8(ascii: "."),
        equal(key, from: 0, package, count: package.count), equal(key, from: package.count &+ 1, name, count: rest)
      else { return nil }
      return .element(entry)
    }
    let name = entry &- kinds.count
    let names = memberNameCount
    if name < names {
      let text = utf8(memberName(at: name))
      guard kind == ImageKey.memberName, key.count == text.count, equal(key, from: 0, text, count: key.count)
      else { return nil }
      return .memberName(name)
    }
    let external = name &- names
    let text = utf8(self[.externalID, external])
    guard self[.externalKind, external] == UInt32(kind), key.count == text.count,
      equal(key, from: 0, text, count: key.count)
    else { return nil }
    let target = self[.externalTarget, external]
    return kind == ImageKey.member ? .member(target) : .element(target)
  }

  /// Whether `text`, which has `count` bytes, stands in `key` at `offset`, behind which there are as many.
  @inline(__always)
  private func equal(_ key: UnsafeRawBufferPointer, from offset: Int, _ text: UnsafeRawBufferPointer, count: Int)
    -> Bool
  {
    guard let key = key.baseAddress, let base = text.baseAddress else { return count == 0 }
    return areEqual(key + offset, base, count: count)
  }

  /// Whether `element` is `ancestor` or below it; both are of one kind in a hierarchy. Constant time, except that a type whose
  /// descendants have several parents costs a binary search over the runs that they lie in.
  @inline(__always)
  func isBelow(_ element: UInt32, _ ancestor: UInt32) -> Bool {
    if element &- ancestor <= self[.hierarchyBelow, ancestor] { return true }
    let list = self[.hierarchyMore, ancestor]
    if list == 0 { return false }
    let intervals = run(.intervalListStart, list)
    var low = intervals.lowerBound
    var high = intervals.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if self[.intervalTo, middle] <= element { low = middle + 1 } else { high = middle }
    }
    return low < intervals.upperBound && self[.intervalFrom, low] <= element
  }
}

/// Whether `count` bytes are the same: words that overlap, since names are short and a call would take as long as the comparison.
@inline(__always)
private func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) -> Bool {
  @inline(__always) func differ<Word: FixedWidthInteger>(_ offset: Int, _: Word.Type) -> Word {
    a.loadUnaligned(fromByteOffset: offset, as: Word.self) ^ b.loadUnaligned(fromByteOffset: offset, as: Word.self)
  }
  if count > 32 { return memcmp(a, b, count) == 0 }
  if count >= 8 {
    // Four words, of fewer bytes some twice, so that how many there are decides no branch.
    let last = count &- 8
    return differ(0, UInt64.self) | differ(min(8, last), UInt64.self) | differ(max(8, last) &- 8, UInt64.self)
      | differ(last, UInt64.self) == 0
  }
  if count >= 4 { return differ(0, UInt32.self) | differ(count &- 4, UInt32.self) == 0 }
  return count == 0 || differ(0, UInt8.self) | differ(count &>> 1, UInt8.self) | differ(count &- 1, UInt8.self) == 0
}
