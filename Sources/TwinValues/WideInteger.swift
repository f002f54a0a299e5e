/// A natural number of any size, for exact arithmetic on factors and decimals: a few hundred digits at most, so that schoolbook
/// methods do.
package struct WideInteger: Hashable, Sendable {
  /// Base 2^32, the least first, no zero at the end; none for zero.
  private(set) var limbs: [UInt32]

  package static let zero = WideInteger(0)
  package static let one = WideInteger(1)

  package init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    trim()
  }

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    trim()
  }

  /// The number that decimal digits, from 0 to 9 each, write.
  package init(digits: some Sequence<UInt8>) {
    limbs = []
    for digit in digits { multiplyAdd(10, UInt32(digit)) }
  }

  /// 10^exponent.
  package static func power(ofTen exponent: Int) -> WideInteger {
    var result = one
    for _ in 0..<max(0, exponent / 9) { result.multiplyAdd(1_000_000_000, 0) }
    for _ in 0..<max(0, exponent % 9) { result.multiplyAdd(10, 0) }
    return result
  }

  private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

  private mutating func multiplyAdd(_ factor: UInt32, _ addend: UInt32) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      let value = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: value)
      carry = value >> 32
    }
    if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  package var isZero: Bool { limbs.isEmpty }
  package var isEven: Bool { (limbs.first ?? 0) & 1 == 0 }

  /// Places in base 2; 0 for zero.
  package var bitCount: Int { limbs.last.map { limbs.count * 32 - $0.leadingZeroBitCount } ?? 0 }

  /// Decimal digits, from 0 to 9 each; one zero for zero.
  package var digits: [UInt8] {
    var reversed: [UInt8] = []
    var rest = self
    while !rest.isZero {
      var (quotient, group) = rest.dividedByLimb(1_000_000_000)
      for _ in 0..<9 where !(quotient.isZero && group == 0) {
        reversed.append(UInt8(truncatingIfNeeded: group % 10))
        group /= 10
      }
      swap(&rest, &quotient)
    }
    return reversed.isEmpty ? [0] : reversed.reversed()
  }

  private func dividedByLimb(_ divisor: UInt32) -> (quotient: WideInteger, remainder: UInt32) {
    var quotient = limbs
    var remainder: UInt64 = 0
    for index in quotient.indices.reversed() {
      let value = remainder << 32 | UInt64(quotient[index])
      quotient[index] = UInt32(truncatingIfNeeded: value / UInt64(divisor))
      remainder = value % UInt64(divisor)
    }
    return (WideInteger(limbs: quotient), UInt32(truncatingIfNeeded: remainder))
  }
}

extension WideInteger: Comparable {
  package static func < (a: WideInteger, b: WideInteger) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    return a.limbs.reversed().lexicographicallyPrecedes(b.limbs.reversed())
  }
}

extension WideInteger {
  package static func + (a: WideInteger, b: WideInteger) -> WideInteger {
    var sum: [UInt32] = []
    sum.reserveCapacity(max(a.limbs.count, b.limbs.count) + 1)
    var carry: UInt64 = 0
    for index in 0..<max(a.limbs.count, b.limbs.count) {
      let value =
        UInt64(index < a.limbs.count ? a.limbs[index] : 0) + UInt64(index < b.limbs.count ? b.limbs[index] : 0) + carry
      sum.append(UInt32(truncatingIfNeeded: value))
      carry = value >> 32
    }
    sum.append(UInt32(truncatingIfNeeded: carry))
    return WideInteger(limbs: sum)
  }

  /// The distance of two numbers.
  package static func distance(_ a: WideInteger, _ b: WideInteger) -> WideInteger {
    let (large, small) = a < b ? (b, a) : (a, b)
    var result = large.limbs
    var borrow: Int64 = 0
    for index in result.indices {
      let value = Int64(result[index]) - Int64(index < small.limbs.count ? small.limbs[index] : 0) - borrow
      result[index] = UInt32(truncatingIfNeeded: value)
      borrow = value < 0 ? 1 : 0
    }
    return WideInteger(limbs: result)
  }

  package static func * (a: WideInteger, b: WideInteger) -> WideInteger {
    var product = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (i, x) in a.limbs.enumerated() where x != 0 {
      var carry: UInt64 = 0
      for (j, y) in b.limbs.enumerated() {
        let value = UInt64(x) * UInt64(y) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: value)
        carry = value >> 32
      }
      product[i + b.limbs.count] = UInt32(truncatingIfNeeded: carry)
    }
    return WideInteger(limbs: product)
  }

  /// self × 2^count.
  package func shifted(by count: Int) -> WideInteger {
    guard !isZero, count > 0 else { return self }
    var result = [UInt32](repeating: 0, count: count / 32)
    let bits = UInt32(count % 32)
    var carry: UInt32 = 0
    for limb in limbs {
      result.append(limb << bits | carry)
      carry = bits == 0 ? 0 : limb >> (32 - bits)
    }
    result.append(carry)
    return WideInteger(limbs: result)
  }

  /// Quotient and remainder (Knuth, volume 2, 4.3.1, algorithm D); zero and itself where the divisor is zero.
  package func divided(by divisor: WideInteger) -> (quotient: WideInteger, remainder: WideInteger) {
    guard let top = divisor.limbs.last, divisor <= self else { return (.zero, self) }
    if divisor.limbs.count == 1 {
      let (quotient, remainder) = dividedByLimb(top)
      return (quotient, WideInteger(UInt64(remainder)))
    }
    // Such that the divisor's first limb has its highest bit, which makes the guesses below good.
    let shift = top.leadingZeroBitCount
    let low = divisor.shifted(by: shift).limbs
    var rest = shifted(by: shift).limbs
    while rest.count <= limbs.count { rest.append(0) }
    let count = low.count
    let (first, second) = (UInt64(low[count - 1]), UInt64(low[count - 2]))
    var quotient = [UInt32](repeating: 0, count: rest.count - count)
    for place in quotient.indices.reversed() {
      let head = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
      var guess = head / first
      var left = head % first
      while guess > UInt64(UInt32.max) || guess * second > left << 32 | UInt64(rest[place + count - 2]) {
        guess -= 1
        left += first
        if left > UInt64(UInt32.max) { break }
      }
      var carry: UInt64 = 0
      var borrow: Int64 = 0
      for index in 0..<count {
        let product = guess * UInt64(low[index]) + carry
        carry = product >> 32
        let value = Int64(rest[place + index]) - borrow - Int64(product & 0xFFFF_FFFF)
        rest[place + index] = UInt32(truncatingIfNeeded: value)
        borrow = value < 0 ? 1 : 0
      }
      let value = Int64(rest[place + count]) - borrow - Int64(carry)
      rest[place + count] = UInt32(truncatingIfNeeded: value)
      if value < 0 {
        // One too many: add the divisor back.
        guess -= 1
        var carry: UInt64 = 0
        for index in 0..<count {
          let sum = UInt64(rest[place + index]) + UInt64(low[index]) + carry
          rest[place + index] = UInt32(truncatingIfNeeded: sum)
          carry = sum >> 32
        }
        rest[place + count] = rest[place + count] &+ UInt32(truncatingIfNeeded: carry)
      }
      quotient[place] = UInt32(truncatingIfNeeded: guess)
    }
    return (WideInteger(limbs: quotient), WideInteger(limbs: rest).shiftedDown(by: shift))
  }

  private func shiftedDown(by bits: Int) -> WideInteger {
    guard bits > 0 else { return self }
    var result = limbs
    for index in result.indices {
      let next = index + 1 < limbs.count ? limbs[index + 1] : 0
      result[index] = limbs[index] >> UInt32(bits) | next << UInt32(32 - bits)
    }
    return WideInteger(limbs: result)
  }

  /// The greatest common divisor.
  package static func commonDivisor(_ a: WideInteger, _ b: WideInteger) -> WideInteger {
    var (a, b) = (a, b)
    while !b.isZero { (a, b) = (b, a.divided(by: b).remainder) }
    return a
  }
}
