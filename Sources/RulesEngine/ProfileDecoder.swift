import MessageDigests
import PreflightModel
import Yams

/// Reads a profile from YAML; every mistake is collected, with its place.
struct ProfileDecoder {
    /// Finds the profile that another one extends; nil if there is none with that name.
    typealias Base = (String) throws -> Profile?

    private let mistakes: ProfileMistakes
    private let base: Base
    private var sources: [ProfileSource] = []
    /// The sources that the file names, though something may be wrong with them.
    private var sourceNames: Set<String> = []
    /// Whether the profile extends one that does not exist: what it refers to may be there.
    private var lacksBase = false
    /// Where the rules of the file are, by name.
    private var ruleNodes: [String: Node] = [:]
    /// Where the roles stand that transcripts belong to, by name.
    private var transcribedNodes: [String: Node] = [:]

    private init(file: String, base: @escaping Base) {
        mistakes = ProfileMistakes(file: file)
        self.base = base
    }

    /// Reads the profile in `bytes`.
    ///
    /// - Throws: `InvalidProfile` with every mistake.
    static func decode(_ bytes: [UInt8], file: String, base: @escaping Base) throws -> Profile {
        var decoder = ProfileDecoder(file: file, base: base)
        let profile = try decoder.decode(bytes)
        guard let profile, decoder.mistakes.isEmpty else {
            throw InvalidProfile(mistakes: decoder.mistakes.mistakes.sorted())
        }
        return profile
    }

    private mutating func decode(_ bytes: [UInt8]) throws -> Profile? {
        let needs = "a profile needs id, title, revision, sources and roles"
        guard let node = YAMLDocument.root(of: bytes, needs: needs, mistakes) else { return nil }
        return try profile(node, sha256: Hexadecimal.string(SHA256.hash(data: bytes)))
    }

    private mutating func profile(_ node: Node, sha256: String) throws -> Profile? {
        var mapping = ProfileMapping(node, subject: "the profile", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let base = mapping.take("extends")
        let extended = try base.flatMap { try extendedProfile($0) }
        lacksBase = base != nil && extended == nil
        let idNode = mapping.require("id")
        let id = idNode.flatMap { ProfileValues.text($0, mistakes) } ?? ""
        if !id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) {
            mistakes.add(
                "\"\(id)\" is not a profile id: use lower-case letters, digits and "
                    + "hyphens", at: idNode ?? node)
        }
        let titleNode = mapping.take("title", orMissing: base == nil)
        let title = titleNode.flatMap { ProfileValues.text($0, mistakes) } ?? extended?.title
        let revisionNode = mapping.take("revision", orMissing: base == nil)
        let revision = revisionNode.flatMap { ProfileValues.integer($0, mistakes) }
        let removed = mapping.take("remove").map { ProfileValues.list($0, mistakes) } ?? []
        sources = extended?.sources ?? []
        if let node = mapping.take("sources") {
            sourceNames = Set(node.mapping?.keys.compactMap { $0.scalar?.string } ?? [])
            sources = ProfileSource.list(node, mistakes) + sources
        } else if base == nil {
            mistakes.add("the profile has no \"sources\": every rule needs one", at: node)
        }
        var profile = Profile(
            id: id, title: title ?? "", revision: Int(revision ?? Int64(extended?.revision ?? 1)),
            sha256: extended.map { Self.combined($0.sha256, sha256) } ?? sha256, sources: sources,
            roles: extended?.roles ?? [], parameters: extended?.parameters ?? [])
        if let extended, !ProfileCatalogue.names.contains(id) {
            profile.extends = ProfileCatalogue.names.contains(extended.id) ? extended.id : extended.extends
        }
        if !lacksBase { profile.remove(removed, mistakes) }
        let rolesNode = mapping.take("roles", orMissing: base == nil)
        if let rolesNode { readRoles(rolesNode, into: &profile) }
        if let node = mapping.take("parameters") { readParameters(node, into: &profile) }
        if let extended { profile.package = extended.package }
        if let node = mapping.take("package") { readPackage(node, into: &profile) }
        mapping.finish()
        checkNames(of: profile, at: node)
        return profile
    }

    private static func combined(_ base: String, _ own: String) -> String {
        Hexadecimal.string(SHA256.hash(data: Array((base + own).utf8)))
    }

    private func extendedProfile(_ node: Node) throws -> Profile? {
        guard let name = ProfileValues.text(node, mistakes) else { return nil }
        if let profile = try base(name) { return profile }
        let near = ProfileCatalogue.nearestName(to: name).map { "Did you mean \"\($0)\"?" }
        let instead = ProfileCatalogue.retirement(of: name) ?? near
        mistakes.add("there is no profile \"\(name)\" to extend." + (instead.map { " \($0)" } ?? ""), at: node)
        return nil
    }

    // MARK: Roles

    private mutating func readRoles(_ node: Node, into profile: inout Profile) {
        let mapping = ProfileMapping(node, subject: "roles", mistakes: mistakes)
        if mapping.all.isEmpty, node.mapping != nil { mistakes.add("the profile has no role", at: node) }
        for entry in mapping.all {
            checkName(entry.name, of: "role", at: entry.key)
            let index = profile.roles.firstIndex { $0.name == entry.name }
            guard let role = role(named: entry.name, entry.value, extending: index.map { profile.roles[$0] })
            else { continue }
            if let index { profile.roles[index] = role } else { profile.roles.append(role) }
        }
    }

    private mutating func role(named name: String, _ node: Node, extending base: Role?) -> Role? {
        var mapping = ProfileMapping(node, subject: "the role \(name)", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let isNew = base == nil && !lacksBase
        let title = mapping.take("title", orMissing: isNew).flatMap { ProfileValues.text($0, mistakes) } ?? base?.title
        let kind = mapping.take("kind").flatMap { oneOf($0, Role.Kind.self) } ?? base?.kind ?? .recording
        let countNode = mapping.take("count", orMissing: isNew, such: "as 1, 0...1 or 1...")
        let count = countNode.flatMap { countRange($0) } ?? base?.count
        let source = mapping.take("source", orMissing: isNew).flatMap { self.source($0) } ?? base?.source
        let required = mapping.take("requires").flatMap { companion($0) }
        let address = mapping.take("orAddress").flatMap { ProfileValues.text($0, mistakes) } ?? base?.addressParameter
        let media = mapping.take("orMedia").flatMap { ProfileValues.text($0, mistakes) } ?? base?.mediaParameter
        let transcribes = transcribedRole(&mapping, of: kind, isNew: isNew, at: node) ?? base?.transcribes
        var rules = base?.rules ?? []
        if let list = mapping.take("rules") {
            for node in ProfileValues.list(list, mistakes) {
                guard let rule = rule(node, of: name, kind) else { continue }
                if let index = rules.firstIndex(where: { $0.id == rule.id }) {
                    rules[index] = rule
                } else {
                    rules.append(rule)
                }
            }
        }
        mapping.finish()
        guard let title, let count, let source else { return nil }
        var requiredParameter = base?.requiredParameter
        if case .parameter(let parameter)? = required { requiredParameter = parameter }
        return Role(
            name: name, title: title, kind: kind, count: count, source: source, requiredParameter: requiredParameter,
            addressParameter: address, mediaParameter: media, transcribes: kind == .transcript ? transcribes : nil,
            rules: rules)
    }

    /// `of`: the role whose recordings the texts belong to.
    private mutating func transcribedRole(
        _ mapping: inout ProfileMapping, of kind: Role.Kind, isNew: Bool, at node: Node
    ) -> String? {
        let value = mapping.take("of", orMissing: isNew && kind == .transcript, such: "as the role of the recordings")
        guard let value, let name = ProfileValues.text(value, mistakes) else { return nil }
        if kind != .transcript {
            mistakes.add("only a role of kind transcript has \"of\": it says whose words the texts are", at: value)
            return nil
        }
        transcribedNodes[name] = value
        return name
    }

    private func countRange(_ node: Node) -> ClosedRange<Int>? {
        let text = node.scalar?.string ?? ""
        let parts = text.split(separator: "...", omittingEmptySubsequences: false).map { $0.trimming() }
        if parts.count == 1, let count = Int(parts[0]), count > 0 { return count...count }
        if parts.count == 2, let low = Int(parts[0]), low >= 0 {
            if parts[1].isEmpty { return low...Int.max }
            if let high = Int(parts[1]), high >= low, high > 0 { return low...high }
        }
        mistakes.add("a count such as 1, 0...1, 1... or 1...29 is expected here, not \"\(text)\"", at: node)
        return nil
    }

    // MARK: Rules

    private mutating func rule(_ node: Node, of role: String, _ kind: Role.Kind) -> Rule? {
        var mapping = ProfileMapping(node, subject: "the rule", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let id = mapping.requireText("id")
        if let id {
            mapping = mapping.renamed("the rule \(id)")
            checkName(id, of: "rule", at: node)
            if id == "\(role)-count" {
                mistakes.add(
                    "the rule id \"\(id)\" is reserved for the count of the role \(role): choose another", at: node)
            }
            if ruleNodes.updateValue(node, forKey: id) != nil {
                mistakes.add("the rule id \"\(id)\" is used twice", at: node)
            }
        }
        let severity = mapping.take("severity").flatMap { oneOf($0, Severity.self) } ?? .error
        let source = mapping.require("source").flatMap { self.source($0) }
        let scopeNode = mapping.take("when")
        let scope = scopeNode.map { self.scope($0) } ?? Rule.Scope()
        let remedy = mapping.take("remedy").flatMap { ProfileValues.text($0, mistakes) }
        let examples = mapping.require("examples")
        var demands: [Rule.Demand] = []
        var kindCount = 0
        for kind in RuleKinds.all {
            guard let value = mapping.take(kind.keyword) else { continue }
            kindCount += 1
            if let demand = kind.read(value, mistakes) { demands.append(demand) }
        }
        if kindCount > 1 {
            mistakes.add("the rule \(id ?? "") has \(kindCount) kinds; write one rule for each", at: node)
        } else if kindCount == 0 {
            reportMissingKind(mapping, at: node)
        }
        if kindCount > 0 { mapping.finish() }
        if let demand = demands.first { check(demand, of: kind, scope: scopeNode, at: node) }
        guard let id, let source, let demand = demands.first, let examples else { return nil }
        var rule = Rule(id: id, severity: severity, source: source, scope: scope, demand: demand, remedy: remedy)
        rule.examples = RecordingExamples(mistakes: mistakes).run(examples, for: rule)
        return rule
    }

    /// What nobody would ever judge is a mistake, not a rule.
    private func check(_ demand: Rule.Demand, of kind: Role.Kind, scope: Node?, at node: Node) {
        switch demand {
        case .set where scope != nil:
            mistakes.add("a rule on all recordings together cannot have \"when\"", at: scope ?? node)
        case .set where kind != .recording:
            mistakes.add("a \(kind) can only have rules on \(Self.demands(of: kind)): it is not measured", at: node)
        case .document where kind != .document:
            mistakes.add("documentFormat can only be demanded of a document", at: node)
        case .recording(let condition) where kind != .recording:
            if !(condition is any DocumentCondition) {
                mistakes.add(
                    "a \(kind) can only have rules on \(Self.demands(of: kind)): it is not measured", at: node)
            }
            if let scope { mistakes.add("a rule on \(kind)s cannot have \"when\"", at: scope) }
        case .document:
            if let scope { mistakes.add("a rule on documents cannot have \"when\"", at: scope) }
        default: break
        }
    }

    private static func demands(of kind: Role.Kind) -> String {
        kind == .document ? "fileName, size and documentFormat" : "fileName and size"
    }

    private func reportMissingKind(_ mapping: ProfileMapping, at node: Node) {
        let kinds = RuleKinds.all.map(\.keyword)
        let known = ["id", "severity", "source", "when", "remedy", "examples"]
        guard let unknown = mapping.all.first(where: { !known.contains($0.name) }) else {
            return mistakes.add("the rule has no kind: give one of \(kinds.joined(separator: ", "))", at: node)
        }
        let near = Words.nearest(to: unknown.name, among: kinds)
        mistakes.add(
            "unknown rule kind \"\(unknown.name)\"."
                + (near.map { " Did you mean \"\($0)\"?" } ?? " Known: \(kinds.joined(separator: ", "))."),
            at: unknown.key)
    }

    private func scope(_ node: Node) -> Rule.Scope {
        var mapping = ProfileMapping(node, subject: "when", mistakes: mistakes)
        var scope = Rule.Scope()
        if let list = mapping.take("container") {
            scope.containers = ProfileValues.list(list, mistakes).compactMap { ProfileValues.container($0, mistakes) }
        }
        if let list = mapping.take("codec") {
            scope.codecs = ProfileValues.list(list, mistakes).compactMap { ProfileValues.text($0, mistakes) }
                .map { CodecPattern($0) }
        }
        mapping.finish()
        return scope
    }

    private func source(_ node: Node) -> RuleSource? {
        var mapping = ProfileMapping(node, subject: "the source", mistakes: mistakes)
        let reference = mapping.require("ref")
        let words = words(&mapping)
        let reading = mapping.take("reading").flatMap { ProfileValues.text($0, mistakes) }
        mapping.finish()
        guard let reference, let name = ProfileValues.text(reference, mistakes), let words else { return nil }
        guard let source = sources.first(where: { $0.name == name }) else {
            // What is wrong with the source itself was said there.
            if lacksBase || sourceNames.contains(name) { return nil }
            let near = Words.nearest(to: name, among: sources.map(\.name))
            mistakes.add(
                "there is no source \"\(name)\" under sources." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                at: reference)
            return nil
        }
        return RuleSource(
            title: source.title, address: source.address, read: source.read, confidence: source.confidence,
            words: words, reading: reading)
    }

    /// A quote with its translation, or a paraphrase.
    private func words(_ mapping: inout ProfileMapping) -> RuleSource.Words? {
        let quoteNode = mapping.take("quote")
        let translationNode = mapping.take("translation")
        let paraphraseNode = mapping.take("paraphrase")
        let quote = quoteNode.flatMap { wording($0) }
        let translation = translationNode.flatMap { ProfileValues.text($0, mistakes) }
        let paraphrase = paraphraseNode.flatMap { wording($0) }
        if quoteNode != nil, let paraphraseNode {
            mistakes.add(
                "the source has both a quote and a paraphrase: keep the quote where it is the document's own words, "
                    + "the paraphrase where it is not", at: paraphraseNode)
            return nil
        }
        if let translationNode, quoteNode == nil {
            mistakes.add(
                "the source has a translation without a quote: only a quote is translated", at: translationNode)
        }
        if quoteNode == nil, paraphraseNode == nil, mapping.node.mapping != nil {
            mistakes.add(
                "the source has no \"quote\" with the document's own words, and no \"paraphrase\" in place of it",
                at: mapping.node)
        }
        if let quote { return .quote(quote, translation: translation) }
        return paraphrase.map { .paraphrase($0) }
    }

    /// The text of a quote or a paraphrase. "Stated:" is how profiles once marked notes that stood in place of quotes.
    private func wording(_ node: Node) -> String? {
        guard let text = ProfileValues.text(node, mistakes) else { return nil }
        let start = text.trimming().lowercased()
        guard start.hasPrefix("stated:") || start.hasPrefix("stated：") else { return text }
        mistakes.add(
            "a quote holds the document's own words; \"Stated:\" introduces a note. Write the note as \"paraphrase\", "
                + "without \"Stated:\"", at: node)
        return nil
    }

    private func oneOf<Choice: RawRepresentable & CaseIterable>(
        _ node: Node, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        ProfileValues.oneOf(node, type, mistakes)
    }

    private func companion(_ node: Node) -> Parameter.Companion? {
        var mapping = ProfileMapping(node, subject: "requires", mistakes: mistakes)
        let role = mapping.take("role").flatMap { ProfileValues.text($0, mistakes) }
        let parameter = mapping.take("parameter").flatMap { ProfileValues.text($0, mistakes) }
        mapping.finish()
        if let role { return .role(role) }
        if let parameter { return .parameter(parameter) }
        mistakes.add("requires needs a role or a parameter", at: node)
        return nil
    }

    // MARK: Parameters

    private mutating func readParameters(_ node: Node, into profile: inout Profile) {
        for entry in ProfileMapping(node, subject: "parameters", mistakes: mistakes).all {
            if entry.name.isEmpty || entry.name.contains("=") {
                mistakes.add(
                    "\"\(entry.name)\" is not a parameter name: parameters are given as "
                        + "NAME=VALUE", at: entry.key)
            }
            guard let parameter = parameter(named: entry.name, entry.value) else { continue }
            if let index = profile.parameters.firstIndex(where: { $0.name == entry.name }) {
                profile.parameters[index] = parameter
            } else {
                profile.parameters.append(parameter)
            }
        }
    }

    private func parameter(named name: String, _ node: Node) -> Parameter? {
        var mapping = ProfileMapping(node, subject: "the parameter \(name)", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let source = mapping.require("source").flatMap { self.source($0) }
        let required = mapping.take("required").flatMap { ProfileValues.boolean($0, mistakes) } ?? false
        let title = mapping.take("title").flatMap { ProfileValues.text($0, mistakes) }
        let severity = mapping.take("severity").flatMap { oneOf($0, Severity.self) } ?? .error
        let companion = mapping.take("requires").flatMap { self.companion($0) }
        var conditions: [any ParameterCondition] = []
        var kindCount = 0
        for kind in ParameterKinds.all {
            guard let value = mapping.take(kind.keyword) else { continue }
            kindCount += 1
            if let condition = kind.read(value, mistakes) { conditions.append(condition) }
        }
        let examples = mapping.take("examples")
        mapping.finish()
        if examples == nil, !conditions.isEmpty {
            mistakes.add("the parameter \(name) has no \"examples\"", at: node)
        }
        guard let source else { return nil }
        var parameter = Parameter(
            name: name, title: title, isRequired: required, companion: companion, severity: severity, source: source,
            conditions: conditions)
        // With a condition missing, examples would be called wrong that are not.
        if let examples, conditions.count == kindCount {
            parameter.examples = ParameterExamples(mistakes: mistakes).run(examples, for: parameter)
        }
        return parameter
    }

    // MARK: Package

    private func readPackage(_ node: Node, into profile: inout Profile) {
        var mapping = ProfileMapping(node, subject: "package", mistakes: mistakes)
        var format = PackageFormat()
        format.form = mapping.require("form").flatMap { oneOf($0, PackageFormat.Form.self) } ?? .files
        // Its rules have sources; what a package looks like needs one too.
        format.source = mapping.require("source").flatMap { source($0) }
        if let list = mapping.take("roles") {
            for node in ProfileValues.list(list, mistakes) {
                guard let name = ProfileValues.text(node, mistakes) else { continue }
                if profile.role(named: name) == nil {
                    mistakes.add("the package has the role \"\(name)\", which the profile does not have", at: node)
                }
                format.roles.append(name)
            }
        } else if format.form == .zip {
            mistakes.add("package has no \"roles\": say which of them go into the zip", at: node)
        }
        format.compression =
            mapping.take("compression").flatMap { oneOf($0, PackageFormat.Compression.self) } ?? .stored
        format.allowsZip64 = mapping.take("zip64").flatMap { ProfileValues.boolean($0, mistakes) } ?? false
        if let size = mapping.take("size") {
            let limits: Limits<Int64>? = ProfileValues.limits(size, subject: "size", mistakes) { bound, isUpper in
                ProfileValues.size(bound, isUpper: isUpper, mistakes)
            }
            format.greatestByteCount = limits?.upper?.value
        }
        if let node = mapping.take("names") { readNames(node, of: &format, in: profile) }
        if let node = mapping.take("firstIndex"), let index = ProfileValues.integer(node, mistakes) {
            if format.names.isEmpty {
                mistakes.add(
                    "firstIndex has no effect without names that contain "
                        + "{index}", at: node)
            }
            if !(0...1_000_000).contains(index) {
                mistakes.add("a number from 0 to 1000000 is expected here", at: node)
            } else {
                format.firstIndex = Int(index)
            }
        }
        format.others = mapping.take("others").flatMap { oneOf($0, PackageFormat.Others.self) } ?? .leftOut
        mapping.finish()
        profile.package = format
    }

    /// `names`: a pattern for each role, as `material: "{index}.wav"`.
    private func readNames(_ node: Node, of format: inout PackageFormat, in profile: Profile) {
        for entry in ProfileMapping(node, subject: "names", mistakes: mistakes).all {
            guard format.roles.contains(entry.name) else {
                let near = Words.nearest(to: entry.name, among: format.roles)
                mistakes.add(
                    "the package names the role \"\(entry.name)\", which does not go into it."
                        + (near.map { " Did you mean \"\($0)\"?" } ?? ""), at: entry.key)
                continue
            }
            guard let text = ProfileValues.text(entry.value, mistakes) else { continue }
            guard let pattern = EntryNamePattern(text) else {
                mistakes.add(
                    "\"\(text)\" is not a numbered name: write {index} once, with letters, digits, dots, hyphens and "
                        + "underscores around it, as in \"{index}.wav\"", at: entry.value)
                continue
            }
            if let other = format.names.first(where: { $0.value.description.lowercased() == text.lowercased() }) {
                mistakes.add("the roles \(other.key) and \(entry.name) would have the same names", at: entry.value)
            }
            format.names[entry.name] = pattern
        }
        for role in profile.roles where format.roles.contains(role.name) {
            if role.kind == .document, format.names[role.name] != nil {
                mistakes.add("the document \(role.name) is not numbered: it does not belong to a recording", at: node)
            }
            guard let partner = role.transcribes, format.roles.contains(partner),
                (format.names[role.name] == nil) != (format.names[partner] == nil)
            else { continue }
            mistakes.add("names need a pattern for both \(partner) and \(role.name): they are paired by it", at: node)
        }
    }

    // MARK: Names

    /// A name is written before `=` on the command line, or after `/` in `explain`.
    private func checkName(_ name: String, of thing: String, at node: Node) {
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-_.".unicodeScalars.contains(scalar)
        }
        if name.isEmpty || !isPlain {
            mistakes.add(
                "\"\(name)\" is not a name for a \(thing): use letters, digits, hyphens and "
                    + "underscores", at: node)
        }
    }

    /// Rule names are unique in a profile, and what refers to roles and parameters refers to one that is there.
    private func checkNames(of profile: Profile, at node: Node) {
        guard !lacksBase else { return }
        var seen: Set<String> = []
        for id in profile.roles.flatMap(\.rules).map(\.id) where !seen.insert(id).inserted {
            guard let node = ruleNodes[id] else { continue }
            mistakes.add("the rule id \"\(id)\" is used by another role too", at: node)
        }
        let roleNames = profile.roles.map(\.name)
        let parameterNames = profile.parameters.map(\.name)
        for parameter in profile.parameters {
            switch parameter.companion {
            case .role(let name)? where !roleNames.contains(name):
                mistakes.add(
                    "\(parameter.name) requires the role \"\(name)\", which the profile does not have", at: node)
            case .parameter(let name)? where !parameterNames.contains(name):
                mistakes.add(
                    "\(parameter.name) requires the parameter \"\(name)\", which the profile does not have", at: node)
            default: break
            }
        }
        for role in profile.roles {
            if let name = role.transcribes, profile.role(named: name)?.kind != .recording {
                let recordings = profile.roles.filter { $0.kind == .recording }.map(\.name)
                let near = Words.nearest(to: name, among: recordings)
                mistakes.add(
                    "the texts of \(role.name) are declared to belong to \"\(name)\", which is not a role of "
                        + "recordings."
                        + (near.map { " Did you mean \"\($0)\"?" } ?? ""), at: transcribedNodes[name] ?? node)
            }
            if let name = role.addressParameter, !parameterNames.contains(name) {
                mistakes.add(
                    "the role \(role.name) takes an address from the parameter \"\(name)\", which the profile does not "
                        + "have", at: node)
            }
            if let name = role.mediaParameter, !parameterNames.contains(name) {
                mistakes.add(
                    "the role \(role.name) takes media from the parameter \"\(name)\", which the profile does not have",
                    at: node)
            }
            if let name = role.requiredParameter, !parameterNames.contains(name) {
                mistakes.add(
                    "the role \(role.name) requires the parameter \"\(name)\", which the profile does not have",
                    at: node)
            }
        }
    }
}

extension ProfileSource {
    fileprivate static func list(_ node: Node, _ mistakes: ProfileMistakes) -> [ProfileSource] {
        ProfileMapping(node, subject: "sources", mistakes: mistakes).all.compactMap { entry in
            var mapping = ProfileMapping(entry.value, subject: "the source \(entry.name)", mistakes: mistakes)
            let title = mapping.requireText("title")
            let address = mapping.requireText("address")
            let read = mapping.requireText("read")
            let confidenceNode = mapping.require("confidence")
            mapping.finish()
            let known = RuleSource.Confidence.allCases
            let confidence = confidenceNode.flatMap { node in known.first { $0.rawValue == node.scalar?.string } }
            if let confidenceNode, confidence == nil {
                mistakes.add(
                    "the confidence must be \(Words.alternatives(known.map(\.rawValue)))", at: confidenceNode)
            }
            guard let title, let address, let read, let confidence else { return nil }
            return ProfileSource(name: entry.name, title: title, address: address, read: read, confidence: confidence)
        }
    }
}

extension Profile {
    /// Takes away the rules and parameters with these names.
    fileprivate mutating func remove(_ names: [Node], _ mistakes: ProfileMistakes) {
        for node in names {
            guard let name = ProfileValues.text(node, mistakes) else { continue }
            let known = roles.flatMap(\.rules).map(\.id) + parameters.map(\.name)
            guard known.contains(name) else {
                let near = Words.nearest(to: name, among: known)
                mistakes.add(
                    "there is no rule or parameter \"\(name)\" to remove."
                        + (near.map { " Did you mean \"\($0)\"?" } ?? ""), at: node)
                continue
            }
            for index in roles.indices { roles[index].rules.removeAll { $0.id == name } }
            parameters.removeAll { $0.name == name }
        }
    }
}
