import PreflightModel

/// What precedes a recording and is none of it.
extension WalkedRecording {
    /// The recording, whose walker counted from the end of tags of `byteCount` bytes.
    func behind(tag byteCount: Int64, isUsual: Bool) -> WalkedRecording {
        var moved = behind(byteCount, isUsual ? nil : .leadingTag(byteCount: byteCount, container: container))
        moved.tagByteCount += byteCount
        return moved
    }

    /// The recording, whose walker counted from the end of `byteCount` unknown bytes.
    func behind(junk byteCount: Int64) -> WalkedRecording {
        behind(byteCount, .leadingJunk(byteCount: byteCount, container: container))
    }

    private func behind(_ byteCount: Int64, _ defect: Defect?) -> WalkedRecording {
        var moved = self
        moved.defects = (defect.map { [$0] } ?? []) + defects.map { $0.moved(by: byteCount) }
        return moved
    }
}

extension Defect {
    fileprivate func moved(by distance: Int64) -> Defect {
        guard let byteOffset, let byteCount else { return self }
        let start = byteOffset + distance
        return Defect(
            code: code, severity: severity, message: message, range: start..<(start + byteCount), facts: facts)
    }

    fileprivate static func leadingTag(byteCount: Int64, container: Container) -> Defect {
        Defect(
            code: "leading.tag", severity: .warning,
            message: "\(byteCount.counted("byte")) of ID3v2 tags precede the header "
                + "of the \(container.rawValue) file; many readers refuse such a file. Positions in other messages are "
                + "counted from the header. Remove the tags, or export the recording again.",
            range: 0..<byteCount, facts: ["leadingBytes": byteCount])
    }

    fileprivate static func leadingJunk(byteCount: Int64, container: Container) -> Defect {
        Defect(
            code: "leading.junk", severity: .warning,
            message:
                "\(byteCount.counted("byte")) that \(byteCount.agreed("is", "are")) not audio \(byteCount.agreed("precedes", "precede")) the header "
                + "of the \(container.rawValue) file; many readers refuse it. Positions in other messages are counted "
                + "from the header. Export or copy the recording again.",
            range: 0..<byteCount, facts: ["leadingBytes": byteCount])
    }
}
