import AudioMeasurement

/// The content of a stored entry: a range of the zip.
struct StoredEntry: ByteSource {
    /// Where it lies in the zip.
    let data: Range<Int64>
    let zip: any ByteSource

    var byteCount: Int64 { data.upperBound - data.lowerBound }

    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        let count = Int(max(0, min(Int64(target.count), byteCount - offset)))
        return unsafe try zip.read(
            into: UnsafeMutableRawBufferPointer(rebasing: target[..<count]), at: data.lowerBound + offset)
    }
}
