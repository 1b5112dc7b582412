import Foundation
import PreflightModel

/// Gathers a spectrogram from the powers of short windows, in memory that does not grow with the recording.
struct SpectrogramBuilder {
    private let sampleRate: Int
    private let greatestFrequency: Double
    /// The band of each frequency of a window.
    private let bands: [Int]
    /// How many frequencies each band has.
    private let widths: [Float]
    /// The power that a full-scale sine has in a window.
    private let fullScale: Float
    private var framesPerColumn: Int
    private let framesPerWindow: Int
    private var columns: [[Float]] = []
    private var column: [Float]
    /// Windows that are in the column that is being filled.
    private var filled = 0

    /// Gets ready for windows of `framesPerColumn` frames, whose powers are `resolution` hertz apart.
    init(sampleRate: Int, resolution: Double, framesPerColumn: Int, fullScale: Float) {
        let greatest = min(Double(sampleRate) / 2, Spectrogram.greatestFrequency)
        self.sampleRate = sampleRate
        greatestFrequency = greatest
        let count = Spectrogram.bandCount
        bands = (0...Int(Double(sampleRate) / 2 / resolution)).map { index in
            let frequency = Double(index) * resolution
            guard frequency <= greatest else { return count }
            return Self.band(of: frequency, greatestFrequency: greatest)
        }
        var widths = [Float](repeating: 0, count: count + 1)
        for band in bands { widths[band] += 1 }
        self.widths = widths
        self.fullScale = fullScale
        self.framesPerColumn = framesPerColumn
        framesPerWindow = framesPerColumn
        column = [Float](repeating: 0, count: count + 1)
    }

    /// Adds the power of the frequency with this number in the window that is being heard.
    mutating func add(_ power: Float, at index: Int) {
        guard index < bands.count else { return }
        column[bands[index]] = max(column[bands[index]], power)
    }

    /// Ends a window.
    mutating func endColumn() {
        filled += 1
        guard filled * framesPerWindow >= framesPerColumn else { return }
        if columns.count == Spectrogram.greatestColumnCount { halve() }
        // After halving, a window is half a column or less; the next ones fill it.
        guard filled * framesPerWindow >= framesPerColumn else { return }
        columns.append(column)
        column = [Float](repeating: 0, count: column.count)
        filled = 0
    }

    /// Joins each column with its neighbour.
    private mutating func halve() {
        columns = stride(from: 0, to: columns.count - 1, by: 2).map { index in
            zip(columns[index], columns[index + 1]).map { max($0, $1) }
        }
        framesPerColumn *= 2
    }

    /// The band of a frequency from 0 to `greatestFrequency` hertz: they are equally wide in mel (O'Shaughnessy, 1987).
    private static func band(of frequency: Double, greatestFrequency: Double) -> Int {
        func mel(_ frequency: Double) -> Double { 2595 * log10(1 + frequency / 700) }
        let band = Double(Spectrogram.bandCount) * mel(frequency) / mel(max(1, greatestFrequency))
        return max(0, min(Spectrogram.bandCount - 1, Int(band)))
    }

    /// The step of a level in dBFS.
    private static func level(ofDecibels level: Double) -> UInt8 {
        let step = (level - Spectrogram.lowestLevel) / -Spectrogram.lowestLevel * Double(Spectrogram.stepCount)
        return UInt8(max(0, min(Double(Spectrogram.stepCount - 1), step)))
    }

    /// What was gathered; nil where no window was full.
    func finish() -> Spectrogram? {
        guard !columns.isEmpty else { return nil }
        let levels = columns.flatMap { column in
            // A band that is narrower than the distance of two frequencies has none of its own: the one below it counts.
            var last: Float = 0
            return column.prefix(Spectrogram.bandCount).enumerated().map { band, power -> UInt8 in
                if widths[band] > 0 { last = power }
                return Self.level(ofDecibels: 10 * log10(Double(last / fullScale) + 1e-12))
            }
        }
        return Spectrogram(
            columnDuration: Double(framesPerColumn) / Double(sampleRate), greatestFrequency: greatestFrequency,
            levels: levels)
    }
}
