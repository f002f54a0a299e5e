import Testing
import TwinModel
import TwinReaders
import TwinSource

@testable import TwinResolver

/// Declarations made by hand: what a reader would not give, or gives only for large sources.
@Suite struct ResolverTests {
  /// A package of one file, which `fill` declares things in.
  private func package(_ name: String, file: UInt32 = 0, _ fill: (inout Declarations) -> Void) -> PackageSources {
    var manifest = Declarations(file: FileID(file))
    manifest.package = PackageDeclaration(
      header: DeclarationHeader(name: manifest.symbols.intern(name), range: ByteRange(0, 1)), kind: .model,
      version: SemanticVersion(1, 0, 0), edition: 2026)
    var source = Declarations(file: FileID(file + 1))
    fill(&source)
    return PackageSources(manifest: manifest, sources: [source])
  }

  /// Declares a schema that is another type under a new name, with constraints.
  private func declare(
    _ name: String, as type: String, _ constraints: [Constraint] = [], at position: UInt32, in file: inout Declarations
  ) {
    let range = ByteRange(position, position + 1)
    var value = ValueDeclaration(type: .named(Reference(file.symbols.intern(type), range)), range: range)
    let start = file.constraints.count
    for constraint in constraints {
      file.constraints.append(constraint)
      file.constraintRanges.append(range)
    }
    value.constraints = IDRange(start, file.constraints.count)
    file.schemas.append(
      SchemaDeclaration(header: DeclarationHeader(name: file.symbols.intern(name), range: range), value: value))
  }

  @Test func `nothing resolves to nothing`() {
    let resolved = resolve([])
    #expect(resolved.findings == [])
    #expect(resolved.model.packages.count == 0)
    #expect(resolve([package("a.b") { _ in }]).findings == [])
  }

  @Test func `elements are ordered by name, whatever the order of files and declarations`() {
    let first = package("b.c", file: 0) { file in
      declare("Zone", as: "double", at: 0, in: &file)
      declare("Area", as: "Zone", at: 1, in: &file)
    }
    let second = package("a.c", file: 2) { declare("Room", as: "string", at: 0, in: &$0) }
    for packages in [[first, second], [second, first]] {
      let resolved = resolve(packages)
      #expect(resolved.findings == [])
      let model = resolved.model
      #expect(model.packages.rows.map { model.string($0.name) } == ["a.c", "b.c"])
      #expect(model.schemas.rows.map { model.string($0.header.name) } == ["Room", "Area", "Zone"])
      #expect(model.dataTypes[model.schemas.rows[1].value.type] == .schema(ID(2)))
    }
  }

  @Test func `bounds along a long chain of schemas count together, each link followed once`() {
    let length = 20_000
    let chain = package("a.b") { file in
      for index in 0..<length {
        let next = index + 1 < length ? "S\(index + 1)" : "int64"
        declare("S\(index)", as: next, [.minimum(Number(Int64(index)))], at: UInt32(index), in: &file)
      }
    }
    #expect(resolve([chain]).findings == [])

    let contradiction = package("a.b") { file in
      for index in 0..<length {
        let next = index + 1 < length ? "S\(index + 1)" : "int64"
        let bound: [Constraint] =
          index == 0 ? [.minimum(Number(5 as Int64))] : index == length - 1 ? [.maximum(Number(4 as Int64))] : []
        declare("S\(index)", as: next, bound, at: UInt32(index), in: &file)
      }
    }
    let findings = resolve([contradiction]).findings
    #expect(findings.map(\.rule) == ["structure/empty-range"])
    #expect(findings.first?.place.range == ByteRange(0, 1))
  }

  @Test func `schemas in a circle are one finding, and their constraints are still looked at`() {
    let circle = package("a.b") { file in
      declare("A", as: "B", [.minimum(Number(5 as Int64))], at: 0, in: &file)
      declare("B", as: "A", [.maximum(Number(4 as Int64))], at: 1, in: &file)
    }
    let rules = resolve([circle]).findings.map(\.rule)
    #expect(rules.filter { $0 == "structure/schema-cycle" }.count == 1)
    #expect(Set(rules).isSubset(of: ["structure/schema-cycle", "structure/empty-range"]))
  }

  @Test func `multiples between bounds are found exactly`() {
    func number(_ text: String) -> Number { Number(text) ?? .zero }
    // Bounds, step, and whether some multiple lies between; nil bounds are open.
    let cases: [([Constraint], Bool)] = [
      ([.minimum(number("1")), .maximum(number("4")), .multipleOf(number("10"))], false),
      ([.minimum(number("-1")), .maximum(number("4")), .multipleOf(number("10"))], true),
      ([.minimum(number("-4")), .maximum(number("-1")), .multipleOf(number("10"))], false),
      ([.exclusiveMinimum(number("-10")), .maximum(number("-1")), .multipleOf(number("10"))], false),
      ([.minimum(number("-10")), .maximum(number("-1")), .multipleOf(number("10"))], true),
      ([.exclusiveMinimum(number("0.3")), .exclusiveMaximum(number("0.6")), .multipleOf(number("0.3"))], false),
      ([.exclusiveMinimum(number("0.3")), .maximum(number("0.6")), .multipleOf(number("0.3"))], true),
      ([.minimum(number("1e-9")), .maximum(number("9e-9")), .multipleOf(number("1e-8"))], false),
      ([.minimum(number("1")), .multipleOf(number("10"))], true),
      ([.minimum(number("1e-900")), .maximum(number("1e900")), .multipleOf(number("7"))], true),
    ]
    for (constraints, holds) in cases {
      #expect(Bounds(constraints).contradictions(in: .decimal).isEmpty == holds, "\(constraints)")
    }
    let open: [Constraint] = [.exclusiveMinimum(number("3")), .exclusiveMaximum(number("4"))]
    #expect(Bounds(open).contradictions(in: .double) == [])
    #expect(Bounds(open).contradictions(in: .int32) == ["there is no whole number above 3 to below 4"])
    #expect(Bounds([.exclusiveMinimum(number("127"))]).contradictions(in: .int8).count == 1)
    #expect(Bounds([.minimum(number("127"))]).contradictions(in: .int8) == [])
  }

  @Test func `fractions reach as far as what rounds to a finite number`() throws {
    let float = try #require(Primitive.float.greatestFraction)
    let double = try #require(Primitive.double.greatestFraction)
    for (text, isFinite) in [("3.4028235e38", true), ("3.40282356e38", true), ("3.4028236e38", false)] {
      #expect((try #require(Number(text)) <= float) == isFinite)
      #expect((Float(text) ?? .infinity).isFinite == isFinite)
    }
    for (text, isFinite) in [("1.7976931348623157e308", true), ("1.7976931348623159e308", false)] {
      #expect((try #require(Number(text)) <= double) == isFinite)
      #expect((Double(text) ?? .infinity).isFinite == isFinite)
    }
    #expect(Primitive.decimal.greatestFraction == nil)
  }
}
