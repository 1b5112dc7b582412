package import PreflightModel

/// A pattern of paths, as shells and `.gitignore` have them: `*`, `?`, `[a-z]`, and `**` for any number of folders.
///
/// `*` and `?` do not match a slash. A pattern that matches a folder matches what is below it too. Names are compared
/// as `RecordingPath` shows them, character for character; upper and lower case differ.
package struct PathPattern: Hashable, Sendable, CustomStringConvertible {
    /// One component, between two slashes.
    package enum Component: Hashable, Sendable {
        /// `**`: any number of folders, none among them.
        case folders
        /// A name without special characters.
        case name(String)
        /// A name with them.
        case pattern([Token])
    }

    /// One part of a name.
    package enum Token: Hashable, Sendable {
        /// This character.
        case scalar(Unicode.Scalar)
        /// `?`: one character.
        case any
        /// `*`: any number of characters.
        case run
        /// `[a-z]`, and `[!a-z]` or `[^a-z]` for every other character.
        case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    }

    /// The pattern as it was written.
    package let description: String
    /// Its components; those of an absolute pattern begin with an empty name.
    package let components: [Component]

    /// Reads a pattern; nil for an empty one, and where a `[` is not closed or a `\` ends it.
    package init?(_ text: String) {
        var parts = text.unicodeScalars.split(separator: "/").map { Array($0) }
        let isAbsolute = text.unicodeScalars.first == "/"
        parts.removeAll { $0 == ["."] }
        guard !parts.isEmpty else { return nil }
        var components: [Component] = isAbsolute ? [.name("")] : []
        for part in parts {
            if part == ["*", "*"] {
                if components.last != .folders { components.append(.folders) }
                continue
            }
            guard let tokens = Self.tokens(part) else { return nil }
            let plain = tokens.compactMap { if case .scalar(let scalar) = $0 { scalar } else { nil } }
            if plain.count == tokens.count {
                var name = String.UnicodeScalarView()
                name.append(contentsOf: plain)
                components.append(.name(String(name)))
            } else {
                components.append(.pattern(tokens))
            }
        }
        self.components = components
        description = text
    }

    /// The one file or folder that it names; nil for a pattern with special characters.
    package var plainPath: RecordingPath? {
        let names = components.compactMap { if case .name(let name) = $0 { name } else { nil } }
        return names.count == components.count ? RecordingPath(names.joined(separator: "/")) : nil
    }

    /// Whether the path, or a folder above it, matches.
    package func matches(_ path: RecordingPath) -> Bool {
        let text = path.description.unicodeScalars
        var names = text.split(separator: "/").map { Array($0) }.filter { $0 != ["."] }
        if text.first == "/" { names.insert([], at: 0) }
        return Self.matches(components[...], names[...])
    }

    /// Whether the components match the names, or the first of them. A run of folders can always take one more, so only
    /// the last one is ever tried again: time grows with the product of both lengths, not faster.
    private static func matches(_ components: ArraySlice<Component>, _ names: ArraySlice<[Unicode.Scalar]>) -> Bool {
        var component = components.startIndex
        var name = names.startIndex
        var retry: (component: Int, name: Int)?
        while true {
            if component == components.endIndex { return true }
            if case .folders = components[component] {
                // Behind the last component "**" takes everything, but what is below a folder, not the folder itself.
                if component == components.index(before: components.endIndex) { return name < names.endIndex }
                component += 1
                retry = (component, name)
                continue
            }
            if name < names.endIndex, components[component].matches(names[name]) {
                component += 1
                name += 1
                continue
            }
            guard let (first, at) = retry, at < names.endIndex else { return false }
            component = first
            name = at + 1
            retry = (first, at + 1)
        }
    }

    private static func tokens(_ part: [Unicode.Scalar]) -> [Token]? {
        var tokens: [Token] = []
        var rest = part[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": if tokens.last != .run { tokens.append(.run) }
            case "?": tokens.append(.any)
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                tokens.append(.scalar(next))
            case "[":
                guard let set = set(&rest) else { return nil }
                tokens.append(set)
            default: tokens.append(.scalar(scalar))
            }
        }
        return tokens
    }

    /// What follows `[`, up to `]`; a `]` at the very front is one of the characters.
    private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Token? {
        var isNegated = false
        if let first = rest.first, first == "!" || first == "^" {
            isNegated = true
            rest.removeFirst()
        }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let scalar = rest.popFirst() {
            if scalar == "]", !ranges.isEmpty { return .set(ranges, isNegated: isNegated) }
            var low = scalar
            if scalar == "\\" {
                guard let next = rest.popFirst() else { return nil }
                low = next
            }
            guard rest.first == "-", let high = rest.dropFirst().first, high != "]" else {
                ranges.append(low...low)
                continue
            }
            rest.removeFirst(2)
            guard low <= high else { return nil }
            ranges.append(low...high)
        }
        return nil
    }
}

extension PathPattern.Component {
    /// Whether a name matches.
    package func matches(_ name: some Collection<Unicode.Scalar>) -> Bool {
        switch self {
        case .folders: true
        case .name(let text): text.unicodeScalars.elementsEqual(name)
        case .pattern(let tokens): PathPattern.Token.match(tokens, Array(name))
        }
    }
}

extension PathPattern.Token {
    /// As with folders: only the last `*` is ever tried again.
    fileprivate static func match(_ tokens: [Self], _ name: [Unicode.Scalar]) -> Bool {
        var token = 0
        var scalar = 0
        var retry: (token: Int, scalar: Int)?
        while true {
            if token == tokens.count, scalar == name.count { return true }
            if token < tokens.count, case .run = tokens[token] {
                token += 1
                retry = (token, scalar)
                continue
            }
            if token < tokens.count, scalar < name.count, tokens[token].matches(name[scalar]) {
                token += 1
                scalar += 1
                continue
            }
            guard let (first, at) = retry, at < name.count else { return false }
            token = first
            scalar = at + 1
            retry = (first, at + 1)
        }
    }

    private func matches(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .scalar(let own): own == scalar
        case .any, .run: true
        case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
        }
    }
}
