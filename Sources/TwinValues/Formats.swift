// The lexical forms of strings whose data type is not plain text. Each takes the whole text, allocates nothing, and runs
// in time linear in its length.

/// Whether `text` is a calendar date, `2026-02-28`: `full-date` of RFC 3339 §5.6, with a day that its month has.
public func isDate(_ text: Span<UInt8>) -> Bool {
  var index = 0
  return takeDate(text, &index) != nil && index == text.count
}

/// Whether `text` is a time of day with its offset, `23:59:60Z`: `full-time` of RFC 3339 §5.6. Second 60 stands only where
/// the time is 23:59:60 in UTC.
public func isTime(_ text: Span<UInt8>) -> Bool {
  var index = 0
  return takeTime(text, &index) != nil && index == text.count
}

/// Whether `text` is a moment, `1998-12-31T15:59:60.5-08:00`: `date-time` of RFC 3339 §5.6. Second 60 stands only at the end
/// of a month in UTC, where leap seconds are put in.
public func isDateTime(_ text: Span<UInt8>) -> Bool {
  var index = 0
  guard let date = takeDate(text, &index), takeLetter(0x54, text, &index), let time = takeTime(text, &index),
    index == text.count
  else { return false }
  guard time.isLeapSecond else { return true }
  // 23:59 UTC is on the same day there, on the next one east of Greenwich, or on the one before west of it.
  switch time.dayShift {
  case 0: return date.day == date.daysInMonth
  case 1: return date.day == 1
  default: return date.day == date.daysInMonth - 1
  }
}

/// Whether `text` is a span of time, `P1Y2M3DT4H5M6.7S` or `P2W`: ISO 8601's duration as in RFC 3339 appendix A. Units stand
/// from large to small, zero ones may be left out, and the last may have a fraction.
public func isDuration(_ text: Span<UInt8>) -> Bool {
  var index = 0
  guard take(0x50, text, &index) else { return false }
  var units: InlineArray<3, UInt8> = [0x59, 0x4D, 0x44]
  var unit = 0
  var isTime = false
  var isFinal = false
  var count = 0
  while index < text.count {
    if isFinal { return false }
    if !isTime, take(0x54, text, &index) {
      units = [0x48, 0x4D, 0x53]
      unit = 0
      isTime = true
      continue
    }
    guard takeDigits(text, &index) else { return false }
    if take(0x2E, text, &index) || take(0x2C, text, &index) {
      guard takeDigits(text, &index) else { return false }
      isFinal = true
    }
    if !isTime, count == 0, take(0x57, text, &index) { return index == text.count }
    while unit < 3, !take(units[unit], text, &index) { unit += 1 }
    guard unit < 3 else { return false }
    unit += 1
    count += 1
  }
  // A `T` must be followed by a unit of time, a `P` by any unit.
  return isTime ? unit > 0 : count > 0
}

/// Whether `text` is a UUID, `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`: RFC 9562 §4, any version, either case.
public func isUUID(_ text: Span<UInt8>) -> Bool {
  guard text.count == 36 else { return false }
  for index in 0..<36 {
    switch index {
    case 8, 13, 18, 23: if text[index] != 0x2D { return false }
    default: if !isHexadecimalDigit(text[index]) { return false }
    }
  }
  return true
}

/// Whether `text` is Base64 as RFC 4648 §4 has it: with padding and without line breaks. Bits of the last character that stand for nothing may be
/// set: encoders leave them zero, and decoders pass over them (§3.5).
public func isBase64(_ text: Span<UInt8>) -> Bool {
  guard text.count % 4 == 0 else { return false }
  var end = text.count
  while end > 0, text.count - end < 2, text[end - 1] == 0x3D { end -= 1 }
  for index in 0..<end where !isOfBase64(text[index]) { return false }
  return true
}

/// Whether `text` is a calendar date; see `isDate(_:)` for UTF-8.
public func isDate(_ text: String) -> Bool { isDate(text.utf8Span.span) }
/// Whether `text` is a time of day with its offset; see `isTime(_:)` for UTF-8.
public func isTime(_ text: String) -> Bool { isTime(text.utf8Span.span) }
/// Whether `text` is a moment; see `isDateTime(_:)` for UTF-8.
public func isDateTime(_ text: String) -> Bool { isDateTime(text.utf8Span.span) }
/// Whether `text` is a span of time; see `isDuration(_:)` for UTF-8.
public func isDuration(_ text: String) -> Bool { isDuration(text.utf8Span.span) }
/// Whether `text` is a UUID; see `isUUID(_:)` for UTF-8.
public func isUUID(_ text: String) -> Bool { isUUID(text.utf8Span.span) }
/// Whether `text` is Base64; see `isBase64(_:)` for UTF-8.
public func isBase64(_ text: String) -> Bool { isBase64(text.utf8Span.span) }

// MARK: - Dates and times

private struct DateFields {
  var year: Int
  var month: Int
  var day: Int

  var daysInMonth: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private struct TimeFields {
  var isLeapSecond: Bool
  /// Days from the date in UTC to the local one: -1, 0 or 1. Known for leap seconds.
  var dayShift: Int
}

private func takeDate(_ text: Span<UInt8>, _ index: inout Int) -> DateFields? {
  guard let year = takeNumber(4, text, &index), take(0x2D, text, &index), let month = takeNumber(2, text, &index),
    take(0x2D, text, &index), let day = takeNumber(2, text, &index), (1...12).contains(month)
  else { return nil }
  let date = DateFields(year: year, month: month, day: day)
  return (1...date.daysInMonth).contains(day) ? date : nil
}

private func takeTime(_ text: Span<UInt8>, _ index: inout Int) -> TimeFields? {
  guard let hour = takeNumber(2, text, &index), take(0x3A, text, &index), let minute = takeNumber(2, text, &index),
    take(0x3A, text, &index), let second = takeNumber(2, text, &index), hour < 24, minute < 60, second <= 60
  else { return nil }
  if take(0x2E, text, &index), !takeDigits(text, &index) { return nil }
  guard let offset = takeOffset(text, &index) else { return nil }
  if second < 60 { return TimeFields(isLeapSecond: false, dayShift: 0) }
  let universal = hour * 60 + minute - offset
  let day = 24 * 60
  guard (universal + 2 * day) % day == day - 1 else { return nil }
  return TimeFields(isLeapSecond: true, dayShift: universal < 0 ? 1 : universal >= day ? -1 : 0)
}

/// Minutes east of Greenwich.
private func takeOffset(_ text: Span<UInt8>, _ index: inout Int) -> Int? {
  if takeLetter(0x5A, text, &index) { return 0 }
  let isNegative = take(0x2D, text, &index)
  guard isNegative || take(0x2B, text, &index), let hours = takeNumber(2, text, &index), take(0x3A, text, &index),
    let minutes = takeNumber(2, text, &index), hours < 24, minutes < 60
  else { return nil }
  return isNegative ? -(hours * 60 + minutes) : hours * 60 + minutes
}

// MARK: - Bytes

private func take(_ byte: UInt8, _ text: Span<UInt8>, _ index: inout Int) -> Bool {
  guard index < text.count, text[index] == byte else { return false }
  index += 1
  return true
}

/// Takes a letter, given in upper case, in either case.
private func takeLetter(_ letter: UInt8, _ text: Span<UInt8>, _ index: inout Int) -> Bool {
  take(letter, text, &index) || take(letter | 0x20, text, &index)
}

private func takeNumber(_ count: Int, _ text: Span<UInt8>, _ index: inout Int) -> Int? {
  guard text.count - index >= count else { return nil }
  var value = 0
  for _ in 0..<count {
    guard isDigit(text[index]) else { return nil }
    value = value * 10 + Int(text[index] - 0x30)
    index += 1
  }
  return value
}

/// Takes one digit or more.
private func takeDigits(_ text: Span<UInt8>, _ index: inout Int) -> Bool {
  let start = index
  while index < text.count, isDigit(text[index]) { index += 1 }
  return index > start
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
}

private func isOfBase64(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x2B || byte == 0x2F
}
