/// A mean opinion score, from 1 (bad) to 5 (excellent), as a network estimates it.
package struct QualityScore: Sendable, Equatable {
    /// Of speech and background together.
    package var overall: Float
    /// Of the speech alone; nil where the network does not tell it.
    package var signal: Float?
    /// Of the background alone; nil where the network does not tell it.
    package var background: Float?
}
