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
        var preparation = movingCuts ? try await withQuietCuts() : self
        while true {
            let refused = try await preparation.refusedCopies().subtracting(preparation.uncopied)
            if refused.isEmpty { return preparation }
            preparation.uncopied.formUnion(refused)
            preparation.plan = preparation.planner.plan(tool: .voicePreflight)
            if movingCuts { preparation = try await preparation.withQuietCuts() }
        }
    }

    /// The sources whose coded audio cannot be copied as the plan wants it.
    private func refusedCopies() async throws -> Set<Int> {
        let sources = self.sources
        let takes = plan.results.map(\.take)
        return try await withTaskExecutorPreference(BlockingThreads.shared) {
            try await withThrowingTaskGroup(of: Int?.self) { group in
                for take in takes {
                    group.addTask {
                        try RecordingPreparer.refusalOfCopying(take, sources: sources) == nil
                            ? nil : take.parts.first?.source
                    }
                }
                return try await group.reduce(into: Set<Int>()) { if let source = $1 { $0.insert(source) } }
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
