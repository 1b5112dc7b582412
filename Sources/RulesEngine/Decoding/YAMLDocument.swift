import PreflightModel
package import Yams

/// YAML that people write and strangers may have written: one document of a sensible size.
package enum YAMLDocument {
    /// The root of the document in `bytes`; nil, with a mistake that says why, if there is none.
    ///
    /// - Parameter needs: What an empty file lacks, as a sentence without its end; nil where a file may be empty.
    package static func root(of bytes: [UInt8], needs: String?, _ mistakes: ProfileMistakes) -> Node? {
        // Some editors put a mark of the byte order in front, which says nothing in UTF-8.
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            mistakes.add("the file is not valid UTF-8", line: 1, column: 1)
            return nil
        }
        do {
            // A dozen lines with aliases can stand for billions of parts.
            if content.contains(UInt8(ascii: "*")), content.contains(UInt8(ascii: "&")) {
                guard try YAMLAliases.areHarmless(in: text, mistakes) else { return nil }
            }
            if let node = try Yams.compose(yaml: text) { return node }
        } catch let error as YamlError {
            mistakes.add(yaml: error)
            return nil
        } catch {
            mistakes.add("this is not valid YAML: \(error)", line: 1, column: 1)
            return nil
        }
        if let needs { mistakes.add("the file is empty; \(needs)", line: 1, column: 1) }
        return nil
    }
}

extension ProfileMistakes {
    /// A mistake in the YAML itself, in the words of its reader.
    fileprivate func add(yaml error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            // Patterns of file names begin with a star, and nobody thinks of YAML's aliases then.
            let isAlias = problem.contains("alias") || problem.contains("expected alphabetic or numeric")
            let hint = isAlias ? ". A text that begins with * needs quotes" : ""
            add("this is not valid YAML: \(problem)\(hint)", line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = Words.list(keys.map { "\"\($0)\"" })
            add(
                "\(names) \(keys.count == 1 ? "is" : "are") given twice", line: context.mark.line,
                column: context.mark.column)
        case .reader(let problem, let offset, _, let yaml):
            let before = yaml.utf8.prefix(max(0, offset ?? 0))
            let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
            add("this is not valid YAML: \(problem)", line: line, column: column)
        default:
            add("this is not valid YAML: \(error)", line: 1, column: 1)
        }
    }
}
