package import Yams

/// Collects mistakes while a profile or a configuration is read, so that all are reported at once.
package final class ProfileMistakes {
    package let file: String
    package private(set) var mistakes: [ProfileMistake] = []

    package init(file: String) { self.file = file }

    package func add(_ message: String, at node: Node) {
        add(message, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    package func add(_ message: String, line: Int, column: Int) {
        mistakes.append(ProfileMistake(file: file, line: line, column: column, message: message))
    }

    package var isEmpty: Bool { mistakes.isEmpty }
}
