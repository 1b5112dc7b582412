import AudioMeasurement
import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import UploadPackaging
@testable import ZipMeasurement

@Suite("Deflated content", .timeLimited)
struct DeflatedEntryTests {
    /// 9 MB of text that shrinks, deflated by libzip; with the range of its data.
    private func deflated(_ content: [UInt8]) async throws -> (bytes: [UInt8], data: Range<Int64>) {
        let folder = try ZipFolder()
        _ = try await folder.zip("a.zip", of: try folder.write(content, to: "a"), compression: .deflated)
        let bytes = Array(try folder.bytes("a.zip"))
        var view = ZipBytes(MemorySource(bytes))
        let structure = try ZipStructure(in: &view)
        return (bytes, try #require(structure.layout.extents.first ?? nil).data)
    }

    private func content(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 64)
        var number = 0
        while bytes.count < count {
            bytes += "line \(number * 7919 % 104_729)\n".utf8
            number += 1
        }
        return Array(bytes.prefix(count))
    }

    @Test("gives the same bytes from any place, forward, backward and by jumps")
    func anyPlace() async throws {
        let content = content(9_000_001)
        let (bytes, data) = try await deflated(content)
        let entry = try DeflatedEntry(data: data, of: MemorySource(bytes))
        var passed = 0
        try entry.inflate {
            passed += $0.count
            return true
        }
        #expect(passed == content.count && entry.byteCount == Int64(content.count))
        let places = [0, 8_999_000, 4_500_000, 100, 8_000_000, 65_530, 2_000_000, 8_999_990, 70_000, 6_000_000, 0]
        for place in places {
            let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 100_000, alignment: 16)
            defer { target.deallocate() }
            let count = try entry.read(into: target, at: Int64(place))
            #expect(count == min(100_000, content.count - place))
            #expect(target[..<count].elementsEqual(content[place..<(place + count)]), "at \(place)")
        }
    }

    @Test("ends hostile jumps: what is inflated in all is limited")
    func limited() async throws {
        let content = content(12_000_000)
        let (bytes, data) = try await deflated(content)
        let entry = try DeflatedEntry(data: data, of: MemorySource(bytes))
        try entry.inflate { _ in true }
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 16)
        defer { target.deallocate() }
        var failure: MeasuringFailure?
        // Pages in an order that no cache and no cursor can serve.
        for step in 0..<20_000 where failure == nil {
            let place = Int64(content.count) - Int64(step * 7_300_007 % content.count) - 16
            do throws(MeasuringFailure) {
                _ = try entry.read(into: target, at: max(0, place))
            } catch {
                failure = error
            }
        }
        #expect(failure?.code == "zip.too-many-jumps")
    }
}
