import TwinOutput

extension GovernanceReport {
  /// The same with what comes from input neutralised: for a form that keeps line feeds, which a log of a build would take for lines of
  /// its own.
  var neutral: GovernanceReport {
    var report = self
    report.subject.workspace = neutralised(subject.workspace)
    report.subject.packages = subject.packages.map { neutralised($0) }
    report.subject.registry = subject.registry.map { neutralised($0) }
    report.subject.data = subject.data.map { neutralised($0) }
    report.figures = figures.map(\.neutral)
    for trend in trends.indices {
      for point in trends[trend].points.indices {
        report.trends[trend].points[point].name = neutralised(trends[trend].points[point].name)
        report.trends[trend].points[point].problem = trends[trend].points[point].problem.map { neutralised($0) }
      }
    }
    report.problems = problems.map { neutralised($0) }
    return report
  }
}

extension Figure {
  fileprivate var neutral: Figure {
    var figure = self
    figure.criterion = criterion.map { neutralised($0) }
    figure.absence = absence.map { neutralised($0) }
    for breakdown in breakdowns.indices {
      for part in breakdowns[breakdown].parts.indices {
        figure.breakdowns[breakdown].parts[part].values = breakdowns[breakdown].parts[part].values.map {
          neutralised($0)
        }
      }
    }
    figure.rows = rows.map { row in
      var row = row
      (row.element, row.package) = (neutralised(row.element), neutralised(row.package))
      row.owners = row.owners.map { neutralised($0) }
      row.place = row.place.map { neutralised($0) }
      row.note = neutralised(row.note)
      return row
    }
    return figure
  }
}
