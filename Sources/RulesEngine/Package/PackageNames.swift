import PreflightModel

extension Profile {
    /// The name in the zip for each file, in the same order: as the profile orders, otherwise its own in ASCII.
    package func entryNames(for files: [PackagedFile]) -> [String] {
        zip(packageNames(for: files), files).map { $0 ?? Self.ascii($1.path.lastComponent) }
    }

    /// Letters, digits, dot, hyphen and underscore stay; everything else becomes an underscore, and so does a leading
    /// dot or hyphen, which would hide the file or look like an option.
    private static func ascii(_ name: RecordingPath) -> String {
        let text = String(decoding: name.bytes, as: UTF8.self)
        var result = ""
        for scalar in text.unicodeScalars {
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
            result.unicodeScalars.append(isPlain ? scalar : "_")
        }
        if let lead = result.first, lead == "." || lead == "-" { result = "_" + result.dropFirst() }
        return result
    }

    /// The names that the profile orders for these files, in the same order; nil where a file keeps its own.
    ///
    /// The recordings of a role with a pattern are numbered in the natural order of their names (`2.wav` before `10.wav`)
    /// from the profile's first number on. Those that are already named by numbers that the profile gives out (`0.wav`,
    /// `1.wav`, …) keep them, also where one is missing. A text has the number of its recording.
    package func packageNames(for files: [PackagedFile]) -> [String?] {
        var indices = [Int?](repeating: nil, count: files.count)
        for role in roles where role.kind == .recording && package.names[role.name] != nil {
            let members = files.indices.filter { files[$0].role == role.name }
            let numbers = self.numbers(of: members.map { files[$0].path }, in: role)
            for (member, number) in zip(members, numbers) { indices[member] = number }
        }
        for role in roles where package.names[role.name] != nil {
            guard let partner = role.transcribes else { continue }
            let recordings = files.indices.filter { files[$0].role == partner }
            let texts = files.indices.filter { files[$0].role == role.name }
            let pairing = TranscriptPairing(
                recordings: recordings.map { files[$0].path }, transcripts: texts.map { files[$0].path })
            for (text, recording) in zip(texts, pairing.recordings) {
                indices[text] = recording.flatMap { indices[recordings[$0]] }
            }
        }
        return zip(files, indices).map { file, index in index.flatMap { package.names[file.role]?.name($0) } }
    }

    private func numbers(of paths: [RecordingPath], in role: Role) -> [Int] {
        let names = paths.map { BaseName($0).name }
        let own = names.compactMap { EntryNamePattern.number($0) }.filter { number in
            number >= package.firstIndex && number - package.firstIndex < role.count.upperBound
        }
        if own.count == paths.count, Set(own).count == own.count { return own }
        let order = paths.indices.sorted { one, other in
            let (left, right) = (Array(names[one].utf8), Array(names[other].utf8))
            return left == right ? paths[one] < paths[other] : NaturalOrder.precedes(left, right)
        }
        var numbers = [Int](repeating: 0, count: paths.count)
        for (place, index) in order.enumerated() { numbers[index] = package.firstIndex + place }
        return numbers
    }
}
