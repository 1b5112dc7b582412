import AudioMeasurement
import PreflightModel
import RecordingPreparation
import SystemFiles

extension Preparation {
    /// The same with cuts at places where the sound crosses zero, which the recordings are read for.
    ///
    /// - Throws: `PreparationFailure` where a recording can no longer be read, `CancellationError`.
    package func withQuietCuts() async throws -> Preparation {
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
