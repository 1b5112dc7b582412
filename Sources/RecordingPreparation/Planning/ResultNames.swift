import PreflightModel

/// Gives new recordings names: those of their sources as far as the profile accepts them, with the right extension, each once.
struct ResultNames {
    private var taken: Set<String> = []

    /// The name of a recording, which `isAccepted` judges.
    mutating func name(
        _ base: String, original: RecordingPath?, container: Container, isAccepted: (RecordingPath) -> Bool
    ) -> RecordingPath {
        let extensions = container.fileExtensions
        let own = original?.fileExtension ?? ""
        let fileExtension = extensions.contains(own) ? own : extensions.first ?? container.rawValue
        // A name as it is need not be text.
        if let original, extensions.contains(own), original.isUTF8 {
            let name = original.lastComponent
            if isAccepted(name), taken.insert(Self.key(name.description)).inserted { return name }
        }
        for base in [base, Self.plain(base)] where !base.isEmpty {
            for number in 1...1000 {
                let name = RecordingPath("\(base)\(number == 1 ? "" : "-\(number)").\(fileExtension)")
                guard isAccepted(name) else { break }
                if taken.insert(Self.key(name.description)).inserted { return name }
            }
        }
        var number = 1
        while true {
            let name = RecordingPath("recording-\(number).\(fileExtension)")
            if taken.insert(Self.key(name.description)).inserted { return name }
            number += 1
        }
    }

    /// Texts find their recordings by the name without extension, and some systems do not tell capitals.
    private static func key(_ name: String) -> String { RecordingPath(name).baseName.lowercased() }

    /// Letters and digits of ASCII, with hyphens for everything between them.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" {
                plain.unicodeScalars.append(scalar)
            } else if !plain.isEmpty, plain.last != "-" {
                plain.append("-")
            }
        }
        while plain.last == "-" { plain.removeLast() }
        return plain
    }
}
