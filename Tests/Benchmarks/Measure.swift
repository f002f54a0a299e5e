import Glibc

/// Seconds on one of the system's clocks.
func seconds(on clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What several runs of one thing took, in seconds.
struct Samples {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  /// The least: the run that was disturbed least.
  var least: Double { values.min() ?? 0 }
  var median: Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

/// Runs `bodies` by turns, so that whatever else the machine does meets all of them, and gives what each took.
///
/// The first round warms up and does not count.
func interleaved(_ rounds: Int, on clock: clockid_t, _ bodies: [() -> Void]) -> [Samples] {
  var samples = [Samples](repeating: Samples(), count: bodies.count)
  for round in 0...rounds {
    for (index, body) in bodies.enumerated() {
      let start = seconds(on: clock)
      body()
      if round > 0 { samples[index].add(seconds(on: clock) - start) }
    }
  }
  return samples
}

/// What one run of a program took.
struct ProcessRun {
  var wall: Double
  /// User and system time of all threads.
  var cpu: Double
  /// The most memory it held at once, in bytes.
  var peakMemory: Int
  var exitCode: Int32
}

/// Runs the program at `arguments[0]` without input, its output thrown away; nil when it cannot be started.
func run(_ arguments: [String]) -> ProcessRun? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor: Int32 in 0...2 {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
  }
  var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  defer { for argument in argv { free(argument) } }
  var process: pid_t = 0
  let start = seconds(on: CLOCK_MONOTONIC)
  guard posix_spawn(&process, arguments[0], &actions, nil, &argv, environ) == 0 else { return nil }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0 {
    guard errno == EINTR else { return nil }
  }
  let wall = seconds(on: CLOCK_MONOTONIC) - start
  func length(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return ProcessRun(
    wall: wall, cpu: length(usage.ru_utime) + length(usage.ru_stime), peakMemory: usage.ru_maxrss * 1_024,
    exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : -1)
}
