package import PreflightModel

/// A codec, or a group of codecs, as profiles name them.
package struct CodecPattern: Hashable, Sendable, CustomStringConvertible {
    /// The name in the profile: an ffmpeg codec name, or one of `groups`.
    package let name: String

    /// The names that stand for several codecs.
    static let groups = ["pcm", "integer-pcm", "float-pcm", "lossless"]

    /// A codec name or the name of a group.
    package init(_ name: String) { self.name = name }

    /// Whether `codec` is meant.
    package func matches(_ codec: Codec) -> Bool {
        switch name {
        case "pcm": codec.isLinearPCM
        case "integer-pcm": codec.isIntegerPCM
        case "float-pcm": codec.isLinearPCM && !codec.isIntegerPCM
        case "lossless": codec.isLossless
        default: codec.rawValue == name
        }
    }

    /// The name.
    package var description: String { name }
}
