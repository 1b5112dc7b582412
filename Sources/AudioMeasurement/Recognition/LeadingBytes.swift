import PreflightModel

/// What precedes a recording and is none of it.
extension WalkedRecording {
    /// The recording, whose walker counted from the end of tags of `byteCount` bytes.
    func behind(tag byteCount: Int64, isUsual: Bool) -> WalkedRecording {
        var moved = behind(byteCount, isUsual ? nil : .leading(.leadingTag, byteCount, container))
        moved.tagByteCount += byteCount
        return moved
    }

    /// The recording, whose walker counted from the end of `byteCount` unknown bytes.
    func behind(junk byteCount: Int64) -> WalkedRecording {
        behind(byteCount, .leading(.leadingJunk, byteCount, container))
    }

    private func behind(_ byteCount: Int64, _ defect: Defect?) -> WalkedRecording {
        var moved = self
        moved.defects = (defect.map { [$0] } ?? []) + defects.map { $0.moved(by: byteCount) }
        return moved
    }
}

extension Defect {
    fileprivate static func leading(_ code: FileDefectCode, _ byteCount: Int64, _ container: Container) -> Defect {
        Defect(
            code, .warning, at: 0..<byteCount,
            ["leadingBytes": .count(byteCount), "container": .text(container.rawValue)])
    }
}
