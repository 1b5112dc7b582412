import AudioMeasurement
import Foundation
import PreflightModel
import RecordingPreparation
import SystemFiles
import TestSupport
import Testing

/// What is kept of a recording is what it was, bit by bit.
@Suite("Lossless operations", .timeLimited)
struct LosslessOperationTests {
    static let forms: [SampleForm] = [
        .integer(bits: 8), .integer(bits: 16), .integer(bits: 24), .integer(bits: 32), .float(bits: 32),
        .float(bits: 64),
    ]

    /// The bytes behind the header that the format promises.
    static func data(_ file: PreparedFile, _ form: SampleForm, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let header = form.headerByteCount(
            channelCount: file.format.channelCount, isRF64: file.format.container == .rf64)
        let count = Int(file.format.frameCount) * file.format.channelCount * form.bits / 8
        return bytes[header..<(header + count)]
    }

    /// Compares what was promised with what measuring finds.
    static func isAsPromised(_ file: PreparedFile, _ found: RecordingMeasurement) -> Bool {
        file.format == PreparedFormat(found) && file.sha256 == found.sha256 && file.byteCount == found.byteCount
    }

    @Test("cutting keeps every byte of the frames, in every form and with up to 8 channels", arguments: forms, 1...8)
    func cutsExactly(form: SampleForm, channelCount: Int) throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(form, channelCount: channelCount, frameCount: 1001)
        let source = try folder.source("take.wav", wave.bytes(surrounded: true))
        for frames in [0..<1001, 0..<1, 1000..<1001, 3..<700] as [Range<Int64>] {
            let name = "\(frames).wav"
            let file = try folder.prepare(source, frames: frames, [.repairHeader], to: name)
            let bytes = try folder.bytes(name)
            #expect(firstDifference(Self.data(file, form, bytes), from: wave.data(frames)) == nil)
            let found = try folder.measure(folder.path(name))
            #expect(Self.isAsPromised(file, found))
            #expect(found.defects.isEmpty)
        }
    }

    @Test("joining puts the parts one behind the other, with zeros between them")
    func joins() throws {
        let folder = try PreparationFolder()
        let one = MadeWave.noise(.integer(bits: 24), channelCount: 2, frameCount: 500)
        let other = MadeWave.noise(.integer(bits: 24), channelCount: 2, frameCount: 9000, seed: 2)
        let sources = [
            try folder.source("1.wav", one.bytes()), try folder.source("2.wav", other.bytes(surrounded: true)),
        ]
        let take = PreparedTake(parts: [
            .init(source: 1, frames: 10..<8010), .init(source: 0, pauseBefore: 5001),
            .init(source: 1, frames: 0..<3, pauseBefore: 1),
        ])
        let file = try folder.preparer.prepare(take, sources: sources, to: folder.path("joined.wav"))
        let expected =
            other.data(10..<8010) + [UInt8](repeating: 0, count: 5001 * 6) + one.data(0..<500)
            + [UInt8](repeating: 0, count: 6) + other.data(0..<3)
        let bytes = try folder.bytes("joined.wav")
        #expect(firstDifference(Self.data(file, .integer(bits: 24), bytes), from: expected) == nil)
        #expect(Self.isAsPromised(file, try folder.measure(folder.path("joined.wav"))))
    }

    @Test("one channel is kept as it is", arguments: 1...3)
    func selectsChannel(channel: Int) throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.integer(bits: 16), channelCount: 3, frameCount: 5000)
        let source = try folder.source("take.wav", wave.bytes())
        let file = try folder.prepare(source, [.selectChannel(channel)], to: "mono.wav")
        var expected: [UInt8] = []
        for frame in 0..<5000 { expected += wave.data[(frame * 6 + channel * 2 - 2)..<(frame * 6 + channel * 2)] }
        #expect(
            firstDifference(Self.data(file, .integer(bits: 16), try folder.bytes("mono.wav")), from: expected) == nil)
        #expect(Self.isAsPromised(file, try folder.measure(folder.path("mono.wav"))))
    }

    @Test(
        "lossless and companded recordings become WAV with the same samples",
        arguments: [
            "aiff/pcm-s16.aiff", "aiff/sowt.aifc", "aiff/fl32.aifc", "aiff/alaw.aifc", "aiff/ima4.aifc",
            "au/pcm-s16.au",
            "caf/pcm-s16.caf", "caf/alac.caf", "caf/data-size-unknown.caf", "flac/plain.flac", "flac/id3v2.flac",
            "mp4/alac-16.m4a", "mp4/alac-24.m4a", "aiff/truncated.aiff", "caf/truncated.caf",
        ])
    func rewraps(name: String) throws {
        let folder = try PreparationFolder()
        let source = try folder.fixture(name)
        for container in [Container.wav, .rf64] {
            let file = try folder.prepare(source, [.rewrap(to: container)], to: "\(container)")
            let found = try folder.source(at: folder.path("\(container)"))
            #expect(firstDifference(try folder.samples(found), from: try folder.samples(source)) == nil)
            #expect(Self.isAsPromised(file, found.measurement))
            #expect(found.measurement.container == container)
            #expect(found.measurement.signal?.sampleHash == source.measurement.signal?.sampleHash)
        }
    }

    static var waves: [String] {
        let folder = PreparationFolder.fixture("wav")
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder.description)) ?? []).sorted()
    }

    @Test("every WAV that can be measured is repaired, or refused", arguments: waves)
    func repairs(name: String) throws {
        let folder = try PreparationFolder()
        guard let source = try? folder.fixture("wav/\(name)"),
            [.wav, .rf64, .bw64].contains(source.measurement.container)
        else { return }
        let file: PreparedFile
        do {
            file = try folder.prepare(source, [.repairHeader], to: "new.wav")
        } catch PreparationFailure.refused {
            let isPCM = source.measurement.codec.isLinearPCM
            #expect(!isPCM || ["pcm_s64le", "pcm_f16le", "pcm_f24le"].contains(source.measurement.codec))
            #expect(!FileManager.default.fileExists(atPath: folder.path("new.wav").description))
            return
        }
        let found = try folder.source(at: folder.path("new.wav"))
        #expect(Self.isAsPromised(file, found.measurement))
        #expect(found.measurement.defects.isEmpty)
        #expect(firstDifference(try folder.samples(found), from: try folder.samples(source)) == nil)
    }

    @Test("lower bits that are empty go, and others are refused")
    func reducesDepth() throws {
        let folder = try PreparationFolder()
        var wave = MadeWave.noise(.integer(bits: 24), frameCount: 3000)
        let full = try folder.source("full.wav", wave.bytes())
        for index in stride(from: 0, to: wave.data.count, by: 3) { wave.data[index] = 0 }
        let padded = try folder.source("padded.wav", wave.bytes())
        let file = try folder.prepare(padded, [.reduceBitDepth(to: 16, dithered: false)], to: "16.wav")
        #expect(Self.isAsPromised(file, try folder.measure(folder.path("16.wav"))))
        #expect(firstDifference(try folder.samples("16.wav"), from: try folder.samples(padded)) == nil)

        // Without a measurement of its bits, the samples themselves tell.
        var unheard = full
        unheard.measurement.signal = nil
        for source in [full, unheard] {
            let failure = #expect(throws: PreparationFailure.self) {
                try folder.prepare(source, [.reduceBitDepth(to: 16, dithered: false)], to: "no.wav")
            }
            guard case .refused(let refusal) = failure else { throw try #require(failure) }
            #expect(refusal.code == .bitsInUse)
            #expect(!FileManager.default.fileExists(atPath: folder.path("no.wav").description))
        }
    }

    @Test("a whole recording without operations is copied byte by byte, whatever it is")
    func copies() throws {
        let folder = try PreparationFolder()
        for name in ["mp3/id3v2-padding.mp3", "mp4/m4a-named.m4a", "ogg/opus.opus", "wav/mp3-in-wav.wav"] {
            guard let source = try? folder.fixture(name) else { continue }
            let file = try folder.prepare(source, to: "copy")
            let original = Array(try Data(contentsOf: URL(filePath: source.path.description)))
            #expect(firstDifference(try folder.bytes("copy"), from: original) == nil)
            #expect(file.sha256 == source.measurement.sha256)
            try FileManager.default.removeItem(atPath: folder.path("copy").description)
        }
    }

    @Test("samples become FLAC with the same samples", arguments: [8, 16, 24], [1, 2, 8])
    func encodesFLAC(bits: Int, channelCount: Int) throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.integer(bits: bits), channelCount: channelCount, frameCount: 5001)
        let source = try folder.source("take.wav", wave.bytes())
        let file = try folder.prepare(source, frames: 1..<5000, [.encode(.flac)], to: "take.flac")
        let found = try folder.source(at: folder.path("take.flac"))
        #expect(Self.isAsPromised(file, found.measurement))
        #expect(found.measurement.defects.isEmpty)
        #expect(
            firstDifference(try folder.samples(found), from: try folder.samples(source, frames: 1..<5000)) == nil)
        // A part of a FLAC stays FLAC.
        let part = try folder.prepare(found, frames: 7..<4000, to: "part.flac")
        #expect(Self.isAsPromised(part, try folder.measure(folder.path("part.flac"))))
        #expect(
            firstDifference(try folder.samples("part.flac"), from: try folder.samples(source, frames: 8..<4001)) == nil)
    }

    @Test(
        "FLAC with a wrong or missing length gets the true one",
        arguments: [
            "flac/total-samples-zero.flac", "flac/total-samples-half.flac", "flac/id3v2.flac", "flac/truncated.flac",
        ])
    func repairsFLAC(name: String) throws {
        let folder = try PreparationFolder()
        let source = try folder.fixture(name)
        do {
            let file = try folder.prepare(source, [.repairHeader], to: "new.flac")
            let found = try folder.source(at: folder.path("new.flac"))
            #expect(Self.isAsPromised(file, found.measurement))
            #expect(found.measurement.defects.isEmpty)
            #expect(found.measurement.declaredDuration == found.measurement.duration)
            #expect(firstDifference(try folder.samples(found), from: try folder.samples(source)) == nil)
        } catch PreparationFailure.refused(let refusal) {
            #expect(name == "flac/truncated.flac")
            #expect(refusal.code == .notRepairable)
        }
    }

    @Test("what exists is never replaced, and what fails leaves nothing behind")
    func leavesNothing() throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.integer(bits: 16), frameCount: 100)
        let source = try folder.source("take.wav", wave.bytes())
        let failure = #expect(throws: PreparationFailure.self) { try folder.prepare(source, to: "take.wav") }
        guard case .cannotCreate(_, let error) = failure else { throw try #require(failure) }
        #expect(error.isInTheWay)
        #expect(firstDifference(try folder.bytes("take.wav"), from: wave.bytes()) == nil)
        let missing = #expect(throws: PreparationFailure.self) { try folder.prepare(source, to: "no/take.wav") }
        guard case .cannotCreate(_, let error) = missing else { throw try #require(missing) }
        #expect(error.isMissing)
    }

    @Test("a source that is no longer what was measured is found")
    func findsChanges() async throws {
        let folder = try PreparationFolder()
        let source = try folder.source("take.wav", MadeWave.noise(.integer(bits: 16), frameCount: 100).bytes())
        _ = try folder.source("take.wav", MadeWave.noise(.integer(bits: 16), frameCount: 100, seed: 2).bytes())
        let job = RecordingPreparer.Job(
            take: PreparedTake(parts: [.init(source: 0)]), path: folder.path("new.wav"))
        await #expect(throws: PreparationFailure.sourceChanged(source.path)) {
            try await folder.preparer.prepareAll([job], sources: [source])
        }
    }

    @Test("many takes are made at once, in their order")
    func preparesAll() async throws {
        let folder = try PreparationFolder()
        let wave = MadeWave.noise(.integer(bits: 16), frameCount: 10_000)
        let source = try folder.source("take.wav", wave.bytes())
        let jobs = (0..<20).map { index in
            RecordingPreparer.Job(
                take: PreparedTake(parts: [.init(source: 0, frames: Int64(index)..<Int64(2 * index + 1))]),
                path: folder.path("\(index).wav"))
        }
        let files = try await folder.preparer.prepareAll(jobs, sources: [source])
        #expect(files.map(\.format.frameCount) == (1...20).map { Int64($0) })
        for (job, file) in zip(jobs, files) { #expect(Self.isAsPromised(file, try folder.measure(job.path))) }
    }
}
