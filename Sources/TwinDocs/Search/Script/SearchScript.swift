/// The engine of the search, which stands behind the index in its file and defines `gemelFind(query)`.
///
/// A word of a query fits an entry by its name or a word in it, by initials, by another name of it or of its concepts, by a word of
/// its description and, where nothing fits well, by letters that are added, dropped, changed or swapped. Several words have to fit all,
/// and a member may leave some of them to the element that declares or inherits it. Nothing is looked at entry by entry but numbers:
/// names are sorted, words are looked up, and lists are read when a word needs them.
let searchScript =
  "(() => {\n\"use strict\";\n" + searchEntries + searchWords + searchFits + searchSpelling + searchRanking
  + searchResults + "})();\n"
