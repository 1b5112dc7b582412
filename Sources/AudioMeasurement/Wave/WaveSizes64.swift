/// The `ds64` chunk of RF64 and BW64 (EBU Tech 3306, 3.1): sizes that do not fit into 32 bits.
struct WaveSizes64 {
    /// How many entries of the table of further chunks are kept; writers use none or one.
    static let tableLimit = 64

    let form: UInt64
    let data: UInt64
    let sampleCount: UInt64
    private(set) var table: [(identifier: FourCC, size: UInt64)] = []

    /// Reads the body; nil where it is too short for the three sizes.
    init?(_ body: RawSpan) {
        guard let form = body.littleEndian(at: 0, as: UInt64.self),
            let data = body.littleEndian(at: 8, as: UInt64.self),
            let sampleCount = body.littleEndian(at: 16, as: UInt64.self)
        else { return nil }
        self.form = form
        self.data = data
        self.sampleCount = sampleCount
        let claimed = Int(body.littleEndian(at: 24, as: UInt32.self) ?? 0)
        for index in 0..<min(claimed, Self.tableLimit) {
            guard let identifier = FourCC(body, at: 28 + 12 * index),
                let size = body.littleEndian(at: 32 + 12 * index, as: UInt64.self)
            else { break }
            table.append((identifier, size))
        }
    }

    /// The size of the chunk `identifier`; `sentinel` where it is not stated or absurd.
    func size(of identifier: FourCC) -> WaveChunk.Size {
        let stated = identifier == "data" ? data : table.first { $0.identifier == identifier }?.size
        guard let stated, stated < 1 << 62 else { return .sentinel }
        return .bytes(Int64(stated))
    }
}
