/// How much each channel counts in loudness (ITU-R BS.1770-4, table 3), in the order in which WAV and most others store them.
enum ChannelWeights {
    private static let surround = 1.41

    /// Left, right, centre and what is behind count 1, what is beside the listener 1.41, low-frequency effects nothing.
    static func weights(channelCount: Int) -> [Double] {
        switch channelCount {
        case 4: [1, 1, surround, surround]
        case 5: [1, 1, 1, surround, surround]
        case 6: [1, 1, 1, 0, surround, surround]
        case 8: [1, 1, 1, 0, 1, 1, surround, surround]
        default: [Double](repeating: 1, count: channelCount)
        }
    }
}
