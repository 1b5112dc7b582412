import PreflightModel
import Yams

/// Looks whether what a profile refers to is there.
struct ReferenceChecks {
    let mistakes: ProfileMistakes
    /// Where the rules of the file are, by name.
    let ruleNodes: [String: Node]
    /// Where the roles stand that transcripts belong to, by name.
    let transcribedNodes: [String: Node]

    /// Rule names are unique in a profile, and what refers to roles and parameters refers to one that is there.
    func check(_ profile: Profile, at node: Node) {
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
        for role in profile.roles { checkTexts(of: role, profile, at: node) }
        for role in profile.roles {
            for rule in role.rules {
                guard case .voices(.sameSpeaker(let name)) = rule.demand else { continue }
                let others = profile.roles.filter { $0.kind == .recording && $0.name != role.name }.map(\.name)
                if others.contains(name) { continue }
                let near = Words.nearest(to: name, among: others)
                mistakes.add(
                    "the rule \(rule.id) compares voices with those of \"\(name)\", which is not another role of recordings."
                        + (near.map { " Did you mean \"\($0)\"?" } ?? ""), at: ruleNodes[rule.id] ?? node)
            }
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

extension ReferenceChecks {
    /// What `saysText` refers to: a role with the texts of this one, and parameters.
    private func checkTexts(of role: Role, _ profile: Profile, at node: Node) {
        for rule in role.rules {
            guard case .words(let condition) = rule.demand else { continue }
            let place = ruleNodes[rule.id] ?? node
            switch condition.text {
            case .role(let name) where profile.role(named: name)?.transcribes != role.name:
                mistakes.add(
                    "\(rule.id) takes texts from \"\(name)\", which is not a role of the texts of \(role.name)",
                    at: place)
            case .parameter(let name) where !profile.parameters.contains { $0.name == name }:
                mistakes.add(
                    "\(rule.id) takes its text from the parameter \"\(name)\", which the profile does not have",
                    at: place)
            default: break
            }
            if let name = condition.languageParameter, !profile.parameters.contains(where: { $0.name == name }) {
                mistakes.add(
                    "\(rule.id) takes the language from the parameter \"\(name)\", which the profile does not have",
                    at: place)
            }
        }
    }
}

extension ProfileMistakes {
    /// A name is written before `=` on the command line, or after `/` in `explain`.
    func check(name: String, of thing: String, at node: Node) {
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-_.".unicodeScalars.contains(scalar)
        }
        if name.isEmpty || !isPlain {
            add(
                "\"\(name)\" is not a name for a \(thing): use letters, digits, hyphens and "
                    + "underscores", at: node)
        }
    }
}
