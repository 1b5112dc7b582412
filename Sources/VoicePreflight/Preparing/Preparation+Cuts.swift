import AudioMeasurement
import PreflightModel
import RecordingPreparation
import SystemFiles

extension Preparation {
    /// The same with cuts at places where the sound crosses zero, and with coded audio that is copied only where that can be
    /// done; the recordings are read for it.
    ///
    /// Whether the frames of MP3 and AAC can be cut shows only when they are: they are copied to nowhere. What cannot be copied
    /// is planned anew, so that a plan is never printed that fails when it is carried out.
    ///
    /// - Throws: `PreparationFailure` where a recording can no longer be read, `CancellationError`.
    package func tried() async throws -> Preparation { try await tried(movingCuts: true) }

    /// The same, where cuts need not be moved, since nothing is written.
    package func triedWithoutMovingCuts() async throws -> Preparation { try await tried(movingCuts: false) }

    private func tried(movingCuts: Bool) async throws -> Preparation {
        var preparation = self
        while true {
            let found = try await preparation.newObstacles()
            if found == preparation.obstacles { break }
            preparation.obstacles = found
            preparation.plan = preparation.planner.plan(tool: .voicePreflight)
        }
        guard movingCuts else { return preparation }
        // Where a cut of coded audio was moved to, it may not be marked.
        let moved = try await preparation.withQuietCuts()
        return try await moved.newObstacles() == preparation.obstacles ? moved : preparation
    }

    /// What is known not to be done, and what turns out not to be done when this plan is tried.
    private func newObstacles() async throws -> PreparationObstacles {
        let sources = self.sources
        let takes = plan.results.map(\.take)
        let preparer = RecordingPreparer(aacDecoder: preflight.measurer.aacDecoder)
        return try await withTaskExecutorPreference(BlockingThreads.shared) {
            try await withThrowingTaskGroup(of: PreparationObstacles.self) { group in
                for take in takes { group.addTask { try preparer.obstacles(to: take, sources: sources) } }
                return try await group.reduce(into: obstacles) {
                    $0.uncopied.formUnion($1.uncopied)
                    $0.undecoded.formUnion($1.undecoded)
                }
            }
        }
    }

    /// The same with cuts at places where the sound crosses zero.
    private func withQuietCuts() async throws -> Preparation {
        let planner = planner
        let wishes = planner.cuts(of: plan)
        if wishes.isEmpty { return self }
        let recordings = planner.recordings
        let decoder = preflight.measurer.aacDecoder
        let moved = try await withTaskExecutorPreference(BlockingThreads.shared) {
            try await withThrowingTaskGroup(of: (Int, [Int64: Int64]).self) { group in
                for (index, cuts) in wishes {
                    let measurement = recordings[index].measurement
                    group.addTask {
                        let source = PreparationSource(path: measurement.path, measurement: measurement)
                        let found = try ZeroCrossings.nearest(to: cuts, in: source, aacDecoder: decoder)
                        return (index, Dictionary(zip(cuts.map(\.frame), found)) { first, _ in first })
                    }
                }
                return try await group.reduce(into: [Int: [Int64: Int64]]()) { $0[$1.0] = $1.1 }
            }
        }
        var preparation = self
        preparation.plan = planner.moving(moved, in: plan)
        return preparation
    }
}
