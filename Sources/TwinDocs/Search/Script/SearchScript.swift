/// The engine of the search, which stands behind the index in its file and defines `gemelFind(query)`.
///
/// A word of a query fits an entry by its name or a word in it, by initials, by another name of it or of its concepts, by a word of
/// its description and, where nothing fits well, by letters that are added, dropped, changed or swapped. Several words have to fit all,
/// and a member may leave some of them to the element that declares or inherits it, as may a field or a value to what it is inside of. Nothing is
/// looked at entry by entry but numbers: names are sorted, words are looked up, and lists are read when a word needs them.
///
/// Indentation and lines of remarks are for those who read it here, and no browser loads them. No text in it goes over several lines.
let searchScript =
  "(() => {\n\"use strict\";\n"
  + (searchEntries + searchWords + searchPlaces + searchFits + searchSpelling + searchRanking + searchResults)
  .split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty && !$0.hasPrefix("//") }
  .joined(separator: "\n") + "\n})();\n"
