/// Why a take cannot be made from its sources, whatever the disk says.
///
/// Its sentence is made by `Sentences` from the code and the facts.
package struct PreparationRefusal: Error, Hashable, Sendable, Codable {
    /// The reasons; their names are stable.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// There is nothing to take frames from.
        case noFrames
        /// The frames are not those of the source.
        case framesOutside
        /// The sources of one take differ in rate, channels or samples.
        case formatsDiffer
        /// The operations are in an order that makes no sense.
        case operationsContradict
        /// Nothing decodes the source to the last sample.
        case notDecodable
        /// The header of this container is not repaired.
        case notRepairable
        /// The source cannot stay what it is once samples are taken from it, and nothing says what to write.
        case outputNotStated
        /// Only WAV and RF64 hold PCM here.
        case containerNotWritten
        /// A WAV file cannot be that large.
        case tooLargeForWAV
        /// There is no such channel.
        case noSuchChannel
        /// The rate cannot be converted.
        case rateNotConverted
        /// The depth cannot be reduced to that.
        case depthNotReduced
        /// The lower bits are not empty.
        case bitsInUse
        /// The true peak would exceed full scale.
        case wouldClip
        /// The encoder does not take the rate.
        case rateNotEncoded
        /// The encoder does not take the channels.
        case channelsNotEncoded
        /// The encoder does not take the depth.
        case depthNotEncoded
        /// The bit rate is none of those that the format names.
        case bitRateNotEncoded
        /// A library that converts or encodes gave up.
        case encoderFailed
        /// Coded frames of several recordings are not joined.
        case codedNotJoined
        /// The format has no place to say which frames to skip, and the cut is not where a frame begins and ends.
        case cutNotMarked
        /// What a gapless player skips is said in a way that cannot be carried over.
        case gaplessNotCarried
        /// Frames of several formats, or in too many pieces.
        case framesInterrupted
    }

    /// Which reason it is.
    package var code: Code
    /// What its sentence is made of, by name; numbers are in the unit that the name says.
    package var facts: [String: Fact]

    /// Makes a refusal.
    package init(_ code: Code, _ facts: [String: Fact] = [:]) {
        self.code = code
        self.facts = facts
    }
}
