import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A spectrogram as a small picture inside the page.
///
/// What is quiet is transparent, so that the same picture suits a light page, a dark one and paper.
enum SpectrogramImage {
    /// The picture as a `data:` address; nil where there is nothing to see.
    static func address(_ spectrogram: Spectrogram) -> String? {
        let bands = Spectrogram.bandCount
        let columns = min(spectrogram.columnCount, Spectrogram.greatestColumnCount)
        let rows = (0..<bands).reversed().map { band in
            (0..<columns).map { spectrogram.levels[$0 * bands + band] }
        }
        let file = IndexedPNG.file(rows: rows, palette: palette)
        return file.isEmpty ? nil : "data:image/png;base64," + Data(file).base64EncodedString()
    }

    /// From blue over violet to orange, the quietest transparent.
    private static let palette: [IndexedPNG.Colour] = (0..<Spectrogram.stepCount).map { step in
        let share = Double(step) / Double(Spectrogram.stepCount - 1)
        let stops: [(Double, Double, Double)] = [(52, 101, 180), (140, 60, 160), (214, 64, 92), (245, 150, 30)]
        let place = share * Double(stops.count - 1)
        let index = min(stops.count - 2, Int(place))
        let (low, high, between) = (stops[index], stops[index + 1], place - Double(index))
        func mix(_ low: Double, _ high: Double) -> UInt8 { UInt8(low + (high - low) * between) }
        return IndexedPNG.Colour(
            red: mix(low.0, high.0), green: mix(low.1, high.1), blue: mix(low.2, high.2),
            alpha: UInt8(min(255, 360 * share)))
    }
}
