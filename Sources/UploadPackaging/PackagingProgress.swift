public import PreflightModel

/// How far the two passes of packing are; verifying has only the second.
public struct PackagingProgress: Sendable {
    /// Bytes of the zip that were written.
    public let writing = ProgressMeter()
    /// Bytes that were read back.
    public let readingBack = ProgressMeter()

    /// Starts at zero.
    public init() {}
}
