import MessageDigests
import PreflightModel
import Yams

/// Reads a profile from YAML; every mistake is collected, with its place.
struct ProfileDecoder {
    /// Finds the profile that another one extends; nil if there is none with that name.
    typealias Base = (String) throws -> Profile?

    private let mistakes: ProfileMistakes
    private let base: Base

    private init(file: String, base: @escaping Base) {
        mistakes = ProfileMistakes(file: file)
        self.base = base
    }

    /// Reads the profile in `bytes`.
    ///
    /// - Throws: `InvalidProfile` with every mistake.
    static func decode(_ bytes: [UInt8], file: String, base: @escaping Base) throws -> Profile {
        let decoder = ProfileDecoder(file: file, base: base)
        let profile = try decoder.decode(bytes)
        guard let profile, decoder.mistakes.isEmpty else {
            throw InvalidProfile(mistakes: decoder.mistakes.mistakes.sorted())
        }
        return profile
    }

    private func decode(_ bytes: [UInt8]) throws -> Profile? {
        let needs = "a profile needs id, title, revision, sources and roles"
        guard let node = YAMLDocument.root(of: bytes, needs: needs, mistakes) else { return nil }
        return try profile(node, sha256: Hexadecimal.string(SHA256.hash(data: bytes)))
    }

    private func profile(_ node: Node, sha256: String) throws -> Profile? {
        var mapping = ProfileMapping(node, subject: "the profile", mistakes: mistakes)
        guard node.mapping != nil else { return nil }
        let base = mapping.take("extends")
        let extended = try base.flatMap { try extendedProfile($0) }
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
        let sources = sources(mapping.take("sources"), extending: base, extended, at: node)
        var profile = Profile(
            id: id, title: title ?? "", revision: Int(revision ?? Int64(extended?.revision ?? 1)),
            sha256: extended.map { Self.combined($0.sha256, sha256) } ?? sha256, sources: sources.sources,
            roles: extended?.roles ?? [], parameters: extended?.parameters ?? [])
        if let extended, !ProfileCatalogue.names.contains(id) {
            profile.extends = ProfileCatalogue.names.contains(extended.id) ? extended.id : extended.extends
        }
        if !sources.lacksBase { profile.remove(removed, mistakes) }
        var roles = RoleDecoder(mistakes: mistakes, sources: sources)
        if let node = mapping.take("roles", orMissing: base == nil) { roles.read(node, into: &profile) }
        if let node = mapping.take("parameters") {
            ParameterDecoder(mistakes: mistakes, sources: sources).read(node, into: &profile)
        }
        if let extended { profile.package = extended.package }
        if let node = mapping.take("package") {
            PackageDecoder(mistakes: mistakes, sources: sources).read(node, into: &profile)
        }
        mapping.finish()
        if !sources.lacksBase {
            ReferenceChecks(
                mistakes: mistakes, ruleNodes: roles.rules.nodes, transcribedNodes: roles.transcribedNodes
            ).check(profile, at: node)
        }
        return profile
    }

    /// The documents that the profile names, before those of the profile that it extends.
    private func sources(_ own: Node?, extending base: Node?, _ extended: Profile?, at node: Node) -> SourceDecoder {
        let inherited = extended?.sources ?? []
        let lacksBase = base != nil && extended == nil
        guard let own else {
            if base == nil { mistakes.add("the profile has no \"sources\": every rule needs one", at: node) }
            return SourceDecoder(mistakes: mistakes, sources: inherited, lacksBase: lacksBase)
        }
        return SourceDecoder(
            mistakes: mistakes, sources: ProfileSource.list(own, mistakes) + inherited,
            namedSources: Set(own.mapping?.keys.compactMap { $0.scalar?.string } ?? []), lacksBase: lacksBase)
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
