package import PreflightModel
import RulesEngine
import Yams

/// Reads a configuration from YAML; every mistake is collected, with its place.
struct ConfigurationDecoder {
    private let mistakes: ProfileMistakes
    private let formats: [String]
    private var configuration: Configuration

    private init(_ configuration: Configuration, formats: [String]) {
        mistakes = ProfileMistakes(file: configuration.file)
        self.formats = formats
        self.configuration = configuration
    }

    static func decode(
        _ bytes: [UInt8], into configuration: Configuration, formats: [String]
    ) throws(InvalidConfiguration) -> Configuration {
        var decoder = ConfigurationDecoder(configuration, formats: formats)
        let needs = ConfigurationWords.needs(configuration.kind)
        if let node = YAMLDocument.root(of: bytes, needs: needs, decoder.mistakes) { decoder.read(node) }
        guard decoder.mistakes.isEmpty else {
            throw InvalidConfiguration(decoder.mistakes.mistakes.sorted().map(\.description))
        }
        return decoder.configuration
    }

    private mutating func read(_ node: Node) {
        let subject = configuration.kind == .repository ? "the configuration" : "the submission"
        var mapping = ProfileMapping(node, subject: subject, mistakes: mistakes)
        configuration.profiles = mapping.take("profile").map { texts($0) } ?? []
        if configuration.kind == .submission, configuration.profiles.count > 1, let node = mapping.take("profile") {
            mistakes.add(ConfigurationWords.oneProfile, at: node)
        }
        if let node = mapping.take("roles") { readRoles(node) }
        if let node = mapping.take("parameters") { readParameters(node) }
        if configuration.kind == .repository { readSettings(&mapping) }
        mapping.finish()
    }

    /// What concerns the check and not the vendor.
    private mutating func readSettings(_ mapping: inout ProfileMapping) {
        configuration.failOn = mapping.take("fail-on").flatMap { node in
            ProfileValues.oneOf(node, Severity.self, mistakes).map { located($0, node) }
        }
        configuration.depth = mapping.take("depth").flatMap { node in
            ProfileValues.oneOf(node, MeasurementMethod.self, mistakes).map { located($0, node) }
        }
        configuration.isComplete = mapping.take("complete").flatMap { boolean($0) }
        configuration.estimatesP835 = mapping.take("mos").flatMap { boolean($0) }
        configuration.speakers = mapping.take("speakers").flatMap { node in
            ProfileValues.oneOf(node, SpeakerListening.self, mistakes).map { located($0, node) }
        }
        configuration.baseline = mapping.take("baseline").flatMap { text($0) }
        configuration.cache = mapping.take("cache").flatMap { inner($0) }
        if let node = mapping.take("formats") {
            configuration.formats = (node.sequence.map(Array.init) ?? [node]).compactMap { format($0) }
        }
        if let node = mapping.take("suppressions") {
            configuration.suppressions = ProfileValues.list(node, mistakes).compactMap { suppression($0) }
        }
    }

    // MARK: Roles and parameters

    private mutating func readRoles(_ node: Node) {
        for entry in ProfileMapping(node, subject: "roles", mistakes: mistakes).all {
            let patterns = texts(entry.value)
            for pattern in patterns where PathPattern(pattern.value) == nil && pattern.value != "." {
                mistakes.add(
                    pattern.value.isEmpty
                        ? ConfigurationWords.emptyPath : "\"\(pattern.value)\" \(ConfigurationWords.badPattern)",
                    line: pattern.line, column: pattern.column)
            }
            configuration.roles.append(.init(role: located(entry.name, entry.key), patterns: patterns))
        }
    }

    private mutating func readParameters(_ node: Node) {
        for entry in ProfileMapping(node, subject: "parameters", mistakes: mistakes).all {
            guard let value = entry.value.scalar?.string else {
                mistakes.add(ConfigurationWords.parameter, at: entry.value)
                continue
            }
            configuration.parameters.append(.init(name: located(entry.name, entry.key), value: value))
        }
    }

    // MARK: Settings

    private func format(_ node: Node) -> Configuration.Located<String>? {
        guard let text = ProfileValues.text(node, mistakes) else { return nil }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard formats.contains(parts[0]) else {
            mistakes.add(ConfigurationWords.unknownFormat(parts[0], known: formats), at: node)
            return nil
        }
        if parts.count == 2 { guard isInner(parts[1], node) else { return nil } }
        return located(text, node)
    }

    /// A path for something that is written: only below the folder, since the file may be a stranger's.
    private func inner(_ node: Node) -> Configuration.Located<String>? {
        guard let path = text(node), isInner(path.value, node) else { return nil }
        return path
    }

    private func isInner(_ path: String, _ node: Node) -> Bool {
        let place = RelativePlace(workingFolder: configuration.folder, folder: configuration.folder)
        let way = place.path(of: RecordingPath(path)).bytes
        let isInner = !path.isEmpty && !way.starts(with: "..".utf8) && !path.hasPrefix("/")
        if !isInner { mistakes.add("\"\(path)\" \(ConfigurationWords.outside)", at: node) }
        return isInner
    }

    private func suppression(_ node: Node) -> Suppression? {
        var mapping = ProfileMapping(node, subject: "the suppression", mistakes: mistakes)
        let rule = mapping.requireText("rule")
        let pattern = mapping.take("path").flatMap { node -> PathPattern? in
            guard let text = ProfileValues.text(node, mistakes) else { return nil }
            guard let pattern = PathPattern(text) else {
                mistakes.add("\"\(text)\" \(ConfigurationWords.badPattern)", at: node)
                return nil
            }
            return pattern
        }
        let sha256 = mapping.take("sha256").flatMap { node -> String? in
            let text = node.scalar?.string.lowercased() ?? ""
            guard text.utf8.count == 64, text.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
                mistakes.add(ConfigurationWords.sha256, at: node)
                return nil
            }
            return text
        }
        let expires = mapping.take("expires").flatMap { node -> CalendarDate? in
            guard let date = CalendarDate(node.scalar?.string ?? "") else {
                mistakes.add(ConfigurationWords.date, at: node)
                return nil
            }
            return date
        }
        let reasonNode = mapping.take("reason")
        let reason = reasonNode?.scalar?.string ?? ""
        let isGiven = !reason.allSatisfy(\.isWhitespace)
        if !isGiven, node.mapping != nil { mistakes.add(ConfigurationWords.reason, at: reasonNode ?? node) }
        mapping.finish()
        guard let rule, isGiven else { return nil }
        return Suppression(
            rule: rule, path: pattern, sha256: sha256, reason: reason, expires: expires,
            place: "\(configuration.file):\(node.mark?.line ?? 1)")
    }

    // MARK: Values

    private func text(_ node: Node) -> Configuration.Located<String>? {
        ProfileValues.text(node, mistakes).map { located($0, node) }
    }

    private func boolean(_ node: Node) -> Configuration.Located<Bool>? {
        ProfileValues.boolean(node, mistakes).map { located($0, node) }
    }

    /// One text, or a list of them.
    private func texts(_ node: Node) -> [Configuration.Located<String>] {
        (node.sequence.map(Array.init) ?? [node]).compactMap { text($0) }
    }

    private func located<Value: Hashable & Sendable>(_ value: Value, _ node: Node) -> Configuration.Located<Value> {
        .init(value: value, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}

extension Configuration {
    /// Reads a configuration.
    ///
    /// - Parameters:
    ///   - bytes: The YAML text, in UTF-8.
    ///   - kind: Which kind of file it is.
    ///   - file: The name that mistakes are reported under.
    ///   - folder: The folder of the file, absolute.
    ///   - formats: The names of the formats that a check can write.
    /// - Throws: `InvalidConfiguration` with every mistake, each with its line and column.
    package static func decode(
        _ bytes: [UInt8], kind: Kind, file: String, folder: RecordingPath, formats: [String]
    ) throws(InvalidConfiguration) -> Configuration {
        try ConfigurationDecoder.decode(
            bytes, into: Configuration(kind: kind, file: file, folder: folder), formats: formats)
    }

    /// Says what the configuration names that its profiles do not have.
    ///
    /// - Throws: `InvalidConfiguration` with every mistake.
    package func requireNames(of profiles: [Profile]) throws(InvalidConfiguration) {
        var messages: [String] = []
        for role in roles.map(\.role) {
            for profile in profiles where profile.role(named: role.value) == nil {
                messages.append(mistake(ConfigurationWords.unknownRole(role.value, profile: profile), at: role))
            }
        }
        for name in parameters.map(\.name) {
            if profiles.contains(where: { $0.parameters.contains { $0.name == name.value } }) { continue }
            messages.append(mistake(ConfigurationWords.unknownParameter(name.value, profiles: profiles), at: name))
        }
        guard messages.isEmpty else { throw InvalidConfiguration(messages) }
    }

    /// Where the paths of the file are, for somebody who works in `workingFolder`.
    package func place(from workingFolder: RecordingPath) -> RelativePlace {
        RelativePlace(workingFolder: workingFolder, folder: folder)
    }
}
