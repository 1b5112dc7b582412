package import PreflightModel
import Reports
package import RulesEngine

/// A first `.voice-preflight.yml` for a folder of recordings, with comments on everything that it may hold.
package struct ConfigurationTemplate: Sendable {
    /// What was found, in the order that it was found in.
    package var recordings: [RecordingMeasurement]
    /// The folder that it is for, as the paths of the recordings name it.
    package var folder: RecordingPath
    /// The profile; nil where somebody has still to choose one.
    package var profile: Profile?
    /// What the profile is called in the file; nil for its id.
    package var profileName: String?
    /// The profiles that would take the recordings, to choose from.
    package var candidates: [ProfileCandidate] = []

    /// A template for these recordings.
    package init(recordings: [RecordingMeasurement], folder: RecordingPath, profile: Profile?) {
        self.recordings = recordings
        self.folder = folder
        self.profile = profile
    }

    /// The text, in YAML.
    package var text: String {
        [
            """
            # What `voice-preflight check` does in this folder and below it without arguments.
            # `voice-preflight config` shows the settings in effect; `voice-preflight schema configuration` is for editors.
            """, found, profileText, roleText, parameterText,
            """
            # The lowest severity that fails: error, warning or note.
            # fail-on: error

            # What is written, each as F or F=FILE; files are relative to this one.
            # formats: [text, json=preflight.json]

            # Require everything that a submission needs, not only what is there.
            # complete: true

            # Findings that do not count. A reason is required; an expiry date is wise.
            # suppressions:
            #   - rule: \(profile?.roles.first?.rules.first?.id ?? "sample-duration")
            #     path: "old/**"
            #     reason: the vendor's support accepted these
            #     expires: 2027-01-31
            """,
        ].compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    // MARK: What was found

    private var found: String {
        let durations = recordings.map(\.duration.seconds)
        let containers = Dictionary(grouping: recordings, by: \.container.rawValue)
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
        let total = MeasurementWords.clock(seconds: durations.reduce(0, +))
        let shortest = MeasurementWords.clock(seconds: durations.min() ?? 0)
        let longest = MeasurementWords.clock(seconds: durations.max() ?? 0)
        let count = MeasurementWords.count(recordings.count, "recording", "recordings")
        return "# Found: \(count) (\(containers)), \(total) in total, \(shortest) to \(longest) each."
    }

    private var profileText: String {
        let comment = "# The vendor's operation; `voice-preflight profiles list` names them all.\n"
        if let profile { return comment + "profile: \(Self.quoted(profileName ?? profile.id))" }
        let few = candidates.prefix(12)
        guard let best = few.first else {
            return comment + "# No profile accepts the recordings as they are. Choose one:\n# profile: …"
        }
        let whole = best.refusedCount == 0
        let lines = [
            whole
                ? "# These profiles accept the recordings as they are. Choose one, and the role next to it below:"
                : "# These profiles accept all but \(best.refusedCount) of the recordings as they are; `check` says "
                    + "what is wrong with the rest.\n# Choose one, and the role next to it below:"
        ]
        let more = candidates.count > few.count ? ["# … and \(candidates.count - few.count) more"] : []
        let length = few.map(\.name.count).max() ?? 0
        return comment
            + (lines
            + few.map { candidate in
                let blanks = String(repeating: " ", count: length - candidate.name.count)
                return "# profile: \(candidate.name)\(blanks)   # \(candidate.role)"
            } + more).joined(separator: "\n")
            + "\n# Or delete this file: `voice-preflight init --profile ID` writes one with that profile's roles and "
            + "parameters."
    }

    // MARK: Roles

    private var roleText: String {
        let comment = "# What plays which role: paths, folders and patterns (* ? [a-z] **), relative to this file.\n"
        let own = patterns.map(Self.quoted)
        guard let profile else {
            let role = candidates.first?.role ?? "sample"
            return comment + "# roles:\n#   \(role): [\(own.joined(separator: ", "))]"
        }
        var lines = ["roles:"]
        for (index, role) in profile.roles.enumerated() {
            // Some titles hold the whole statement that is to be read.
            let title = role.title.count > 80 ? role.title.prefix(80) + "…" : role.title[...]
            lines.append("  # \(title), \(EnglishSentences().text(of: role.countLimit))")
            if index == 0 {
                lines.append("  \(role.name):")
                lines += own.map { "    - \($0)" }
            } else {
                lines.append("  # \(role.name): path/to/file")
            }
        }
        return comment + lines.joined(separator: "\n")
    }

    /// The folders that hold the recordings, so that none that comes later is overlooked, and patterns by extension for
    /// recordings beside the file, where other things lie as well.
    var patterns: [String] {
        let place = RelativePlace(workingFolder: "/", folder: RecordingPath("/").appending(folder.bytes))
        var folders: [[String]] = []
        var patterns: [String] = []
        for recording in recordings {
            let path = place.path(of: recording.archive ?? recording.path)
            guard path.isUTF8 else { continue }
            let names = path.description.split(separator: "/").dropLast().map(String.init)
            if let index = folders.firstIndex(where: { $0.first == names.first }) {
                folders[index] = zip(folders[index], names).prefix { $0 == $1 }.map(\.0)
            } else if !names.isEmpty {
                folders.append(names)
            }
            guard names.isEmpty else { continue }
            let name = path.description
            let dot = name.lastIndex(of: ".")
            let pattern =
                if let dot, dot > name.startIndex { "*\(Self.escaped(String(name[dot...])))" } else {
                    Self.escaped(name)
                }
            if !patterns.contains(pattern) { patterns.append(pattern) }
        }
        patterns += folders.map { $0.map(Self.escaped).joined(separator: "/") }
        return patterns.isEmpty || patterns.count > 12 ? ["."] : patterns
    }

    private static func escaped(_ name: String) -> String {
        name.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// A text in double quotes (YAML 1.2.2, 5.7), for names may hold anything.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\x" + (digits.count == 1 ? "0" : "") + digits
            case "\u{2028}", "\u{2029}", "\u{FEFF}":
                result += "\\u" + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    // MARK: Parameters

    private var parameterText: String? {
        guard let profile, !profile.parameters.isEmpty else { return nil }
        let lines = profile.parameters.map { parameter in
            let demand = parameter.isRequired ? "needed to submit" : "optional"
            return "#   \(parameter.name): \"\"   # \(demand)\(parameter.title.map { ": \($0)" } ?? "")"
        }
        return "# Parameters of the vendor's operation, under its own names.\n# parameters:\n"
            + lines.joined(separator: "\n")
    }
}
