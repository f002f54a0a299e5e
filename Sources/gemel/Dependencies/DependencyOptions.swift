import ArgumentParser
import TwinModel

/// How `gemel.lock` is held to.
struct LockOptions: ParsableArguments {
  @Flag(
    help: "Fail where gemel.lock is not what the manifests need, in place of writing it.")
  var locked = false
}

/// Where a verb finds released packages that a workspace needs.
struct DependencyOptions: ParsableArguments {
  @OptionGroup var registry: RegistryOptions

  @OptionGroup var lock: LockOptions

  /// What was asked for.
  var terms: DependencyTerms { DependencyTerms(registry: registry.registry, isLocked: lock.locked) }
}

/// On which terms a workspace gets released packages.
struct DependencyTerms {
  /// Directory of the registry, where the command line names one.
  var registry: String?
  /// Whether a lock that is not what the manifests need is an error.
  var isLocked = false
  /// What was released or said later does not count, but for what is locked.
  var day = CalendarDay.today
  /// Whether the lock is written where it is not what the manifests need.
  var writesLock = true
  /// A directory of the workspace on disk, where its registry is named, for sources that are in a commit.
  var home = "."
}
