/// How samples were coded, which says how to read small differences between them.
package enum SampleCoding: Sendable {
    /// Every sample as it is, in equal steps.
    case linear
    /// Samples of few levels, which are wide apart where they are loud: µ-law, A-law, ADPCM.
    case companded
    /// Samples that a decoder computes, whatever bits it writes them with: MP3, AAC, Vorbis.
    case transformed
}
