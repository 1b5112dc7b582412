import ArgumentParser

/// `--jobs N`, of every command that measures.
struct JobsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("How many recordings to measure at once (default: the number of cores).", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs). Give at least 1.") }
    }
}
