/// How samples of WAVE are coded, where their bits cannot be right for it.
package enum WaveCodingFamily: String, CaseIterable, Sendable {
    case pcm, adpcm, g711
    case floatingPoint = "floating-point"
}
