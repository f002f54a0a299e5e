import Testing
import TwinOutput

/// Metrics in the text format of Prometheus.
@Suite struct PrometheusTests {
  private func printed(_ families: [MetricFamily]) -> String {
    String(decoding: printPrometheus(families), as: UTF8.self)
  }

  @Test func `a family has its help and type once, before its numbers`() {
    let family = MetricFamily(
      MetricName("gemel_waivers"), help: "Waivers.",
      samples: [
        .init(.integer(3)), .init(.fraction(whole: 0, digits: "250"), labels: [.init(MetricName("owner"), "a")]),
        .init(.integer(-1), labels: [.init(MetricName("owner"), "b"), .init(MetricName("age"), "")]),
      ])
    #expect(
      printed([family]) == """
        # HELP gemel_waivers Waivers.
        # TYPE gemel_waivers gauge
        gemel_waivers 3
        gemel_waivers{owner="a"} 0.250
        gemel_waivers{owner="b",age=""} -1

        """)
    #expect(printed([MetricFamily(MetricName("none"), help: "Nothing.", samples: [])]) == "")
  }

  @Test(arguments: [
    ("a-b.c", "a_b_c"), ("9lives", "_9lives"), ("", "_"), ("a\n# TYPE", "a___TYPE"), ("é", "_"),
    ("good_Name1", "good_Name1"),
  ])
  func `a name is letters, digits and low lines, with no digit first`(text: String, name: String) {
    #expect(MetricName(text).text == name)
  }

  @Test func `texts cannot end a line or a quote`() {
    let family = MetricFamily(
      MetricName("m"), help: "a\nb\\c \"d\"",
      samples: [.init(.integer(1), labels: [.init(MetricName("l"), "x\"} 2\n\\\u{1B}##[error]")])])
    #expect(
      printed([family]) == #"""
        # HELP m a\\u{A}b\\c "d"
        # TYPE m gauge
        m{l="x\"} 2\\u{A}\\\\u{1B}#\\u{23}[error]"} 1

        """#)
  }
}
