import PreflightModel
import Yams

/// Reads how a profile wants the recordings handed over.
struct PackageDecoder {
    let mistakes: ProfileMistakes
    let sources: SourceDecoder

    /// `package`: it replaces that of an extended profile.
    func read(_ node: Node, into profile: inout Profile) {
        var mapping = ProfileMapping(node, subject: "package", mistakes: mistakes)
        var format = PackageFormat()
        format.form =
            mapping.require("form").flatMap { ProfileValues.oneOf($0, PackageFormat.Form.self, mistakes) } ?? .files
        // Its rules have sources; what a package looks like needs one too.
        format.source = mapping.require("source").flatMap { sources.source($0) }
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
            mapping.take("compression").flatMap { ProfileValues.oneOf($0, PackageFormat.Compression.self, mistakes) }
            ?? .stored
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
        format.others =
            mapping.take("others").flatMap { ProfileValues.oneOf($0, PackageFormat.Others.self, mistakes) } ?? .leftOut
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
}
