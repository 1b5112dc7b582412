public import PreflightModel
import RecordingPreparation
public import RulesEngine
import SystemFiles

/// Recordings that were checked, and what has to be done so that a profile accepts them; nothing is written yet.
public struct Preparation: Sendable {
    /// What may be done, and what is aimed at.
    public struct Wishes: Hashable, Sendable {
        /// What operations may cost at most.
        public var allowedCost: PreparationCost
        /// The total length to aim at in seconds; nil for as much good material as the limits allow.
        public var aim: Double?
        /// How far a total stays away from the ends of what is allowed, where it can, and how far it may be from `aim`, in
        /// seconds.
        public var margin: Double

        /// Makes wishes: lossless, and no aim, unless others are given.
        public init(allowedCost: PreparationCost = .lossless, aim: Double? = nil, margin: Double = 1) {
            self.allowedCost = allowedCost
            self.aim = aim
            self.margin = margin
        }
    }

    /// The profile that the result is to meet.
    package var profile: Profile
    /// The measured recordings, documents and texts, and the parameters.
    package var input: CheckInput
    /// What the check says of the recordings as they are.
    public var report: Report
    /// What has to be done.
    public var plan: PreparationPlan
    /// What measures the result as the recordings were.
    package var preflight: Preflight
    /// What is wanted.
    var wishes: Wishes
    /// What turned out not to be done with some of the recordings.
    var obstacles = PreparationObstacles()

    var planner: PreparationPlanner {
        PreparationPlanner(
            profile: profile, input: input, report: report, wishes: PlanningWishes(wishes), obstacles: obstacles)
    }
}

extension Preflight {
    /// Measures recordings, checks them against a profile, and plans how to make recordings of them that the profile accepts;
    /// nothing is written yet.
    ///
    /// ```swift
    /// let preparation = try await Preflight().preparation(of: [RecordingInput(path: "takes")], for: profile)
    /// guard preparation.plan.verdictAfter == .pass else { … }
    /// let prepared = try await preparation.write(to: "prepared")
    /// ```
    ///
    /// - Parameters:
    ///   - inputs: Files and folders. Zips in folders are left out.
    ///   - profile: The profile of the vendor's operation.
    ///   - parameters: The parameters of the submission, by the vendor's names.
    ///   - isComplete: Whether everything that a submission needs is demanded.
    ///   - failOn: The least severity that makes the verdict `fail`.
    ///   - wishes: What may be done, and what is aimed at.
    ///   - output: The folder for the new recordings, where it is known: what was prepared before is no recording to prepare.
    ///   - progress: Counts bytes and recordings while the work continues.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func preparation(
        of inputs: [RecordingInput], for profile: Profile, parameters: [String: String] = [:],
        isComplete: Bool = false, failOn: Severity = .error, wishes: Preparation.Wishes = Preparation.Wishes(),
        output: RecordingPath? = nil, progress: ProgressMeter? = nil
    ) async throws -> Preparation {
        var preflight = self
        preflight.measurer.depth = .listen
        preflight.needsVoiceprints = true
        preflight.opensZipsInFolders = false
        var measured = try await preflight.measure(inputs, for: [profile], progress: progress)
        if let output, let folder = try? SystemFiles.realPath(output) {
            measured.items.removeAll { !$0.isGiven && $0.path.isInside(folder) }
        }
        let input = measured.checkInput(
            for: profile, parameters: parameters, isComplete: isComplete, failOn: failOn
        ).pronounced(for: profile, by: words)
        let report = profile.check(input, tool: .voicePreflight)
        return try await preflight.preparation(of: input, for: profile, report: report, wishes: wishes).tried()
    }

    /// Plans for what was measured and checked.
    package func preparation(
        of input: CheckInput, for profile: Profile, report: Report, wishes: Preparation.Wishes
    ) -> Preparation {
        let plan = PreparationPlanner(profile: profile, input: input, report: report, wishes: PlanningWishes(wishes))
            .plan(tool: .voicePreflight)
        return Preparation(
            profile: profile, input: input, report: report, plan: plan, preflight: self, wishes: wishes)
    }
}

extension RecordingPath {
    /// Whether it leads to something in a folder, which is absolute and without links.
    package func isInside(_ folder: RecordingPath) -> Bool {
        guard let place = try? SystemFiles.realPath(self) else { return false }
        return place == folder || place.bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
    }
}

extension PlanningWishes {
    init(_ wishes: Preparation.Wishes) {
        self.init(
            allowedCost: wishes.allowedCost, aim: wishes.aim.map(ExactDuration.init(roundedSeconds:)),
            margin: ExactDuration(roundedSeconds: wishes.margin))
    }
}

extension ExactDuration {
    /// Seconds to the nearest microsecond.
    init(roundedSeconds seconds: Double) {
        self.init(
            numerator: Int64(exactly: (max(0, min(1e9, seconds)) * 1e6).rounded()) ?? 0, denominator: 1_000_000)
    }
}
