import Foundation

/// The grammar of TAP 14, as far as it is used.
enum TAPReader {
    static func mistakes(in text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()[...]
        guard lines.popFirst() == "TAP version 14" else { return ["no version"] }
        guard let plan = lines.popFirst()?.firstMatch(of: /^1\.\.(\d+)( # SKIP .+)?$/), let count = Int(plan.1) else {
            return ["no plan"]
        }
        var (mistakes, number, isInYAML) = ([String](), 0, false)
        for line in lines {
            if isInYAML {
                isInYAML = line != "  ..."
                if isInYAML, !isYAML(line) { mistakes.append("YAML: \(line)") }
            } else if line == "  ---" {
                isInYAML = true
            } else if !line.hasPrefix("#") {
                number += 1
                // A number sign is escaped, or begins the directive.
                let point = /^(not )?ok (\d+) - (\\\\|\\#|[^\\#])+( # SKIP (\\\\|\\#|[^\\#])+)?$/
                guard let match = line.wholeMatch(of: point), Int(match.2) == number else {
                    mistakes.append(String(line))
                    continue
                }
            }
        }
        return mistakes + (number == count ? [] : ["\(number) points, and not \(count)"])
    }

    /// Keys of ours, and strings that are JSON.
    private static func isYAML(_ line: Substring) -> Bool {
        if line == "  findings:" || line.wholeMatch(of: /\ {4}- weight: [a-z]+/) != nil { return true }
        guard let value = line.wholeMatch(of: /\ {6}(message|source): (".*")/)?.2 else { return false }
        return (try? JSONDecoder().decode(String.self, from: Data(value.utf8))) != nil
    }
}

/// What GitHub's runner makes of the lines of a log.
enum WorkflowReader {
    struct Command: Equatable {
        var name: String
        var properties: [String: String]
        var message: String
    }

    /// The commands that the runner obeys: `::name key=value,…::message` at the start of a line, and the older
    /// `##[name]message` anywhere; none while commands are stopped.
    static func commands(in text: String) -> [Command] {
        var (commands, mark) = ([Command](), String?.none)
        for line in text.split(whereSeparator: \.isNewline) {
            if let current = mark {
                if line == "::\(current)::" { mark = nil }
                continue
            }
            if let match = line.firstMatch(of: /^\s*::([a-z-]+)( [^:]*)?::(.*)$/) {
                if match.1 == "stop-commands" { mark = String(match.3) }
                commands.append(
                    Command(
                        name: String(match.1), properties: properties(match.2.map { String($0) } ?? ""),
                        message: unescaped(match.3)))
            } else if line.contains("##[") {
                commands.append(Command(name: "old", properties: [:], message: String(line)))
            }
        }
        return commands
    }

    static func mistakes(in text: String) -> [String] {
        let known: Set = ["error", "warning", "notice", "group", "endgroup", "stop-commands"]
        return commands(in: text).compactMap { command in
            if !known.contains(command.name) { return "unknown: \(command)" }
            let isAnnotation = ["error", "warning", "notice"].contains(command.name)
            return isAnnotation && command.properties["title"] == nil ? "no title: \(command)" : nil
        }
    }

    private static func properties(_ text: String) -> [String: String] {
        var properties: [String: String] = [:]
        for pair in text.drop(while: { $0 == " " }).split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            properties[String(parts[0])] = parts.count == 2 ? unescaped(parts[1]) : ""
        }
        return properties
    }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("%3A", with: ":").replacing("%2C", with: ",").replacing("%0D", with: "\r")
            .replacing("%0A", with: "\n").replacing("%25", with: "%")
    }
}
