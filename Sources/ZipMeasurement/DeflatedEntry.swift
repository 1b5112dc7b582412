import AudioMeasurement
import CZip
import PreflightModel

/// The content of a deflated entry, read from any offset in bounded memory.
///
/// Deflate can only be read forward. Readers of recordings jump, though: to tags at the end, between a table and the data
/// that it describes. So some pages are kept, and several cursors inflate side by side, each from where it stands; one
/// that is behind is started again. What is inflated in all is limited, so that hostile jumps end.
@safe
final class DeflatedEntry: ByteSource {
    private static let pageByteCount = 64 * 1024
    private static let pageCount = 64
    private static let cursorCount = 4
    /// The pages at the front that are never given up: headers are asked for again and again.
    private static let pinnedPageCount: Int64 = 4

    private let zip: SingleEntryZip
    private var cursors: [(file: DeflateCursor, lastUse: Int)] = []
    private let pages: UnsafeMutableRawBufferPointer
    /// Which page is in which slot, and when it was last used.
    private var slots: [Int64: (slot: Int, count: Int, lastUse: Int)] = [:]
    private var clock = 0
    private var inflatedByteCount: Int64 = 0
    /// The size of the content, once it was inflated to its end.
    private(set) var byteCount: Int64 = 0

    /// The entry whose deflated bytes lie in `data`.
    init(data: Range<Int64>, of source: any ByteSource) throws(DeflateFailure) {
        zip = try SingleEntryZip(data: data, of: source)
        unsafe pages = .allocate(byteCount: Self.pageByteCount * Self.pageCount, alignment: 64)
    }

    deinit { unsafe pages.deallocate() }

    /// Inflates everything once, in order; `body` returns false to stop. Its last pages stay at hand.
    func inflate(_ body: (UnsafeRawBufferPointer) -> Bool) throws(DeflateFailure) {
        let cursor = try zip.cursor()
        cursors = [(cursor, 0)]
        byteCount = 0
        while true {
            let slot = freeSlot(for: byteCount / Int64(Self.pageByteCount))
            let page = unsafe page(slot)
            let count = unsafe try cursor.read(into: page)
            let isAtEnd = count < page.count
            if count > 0 { keep(byteCount / Int64(Self.pageByteCount), in: slot, count: count) }
            byteCount += Int64(count)
            inflatedByteCount += Int64(count)
            if count > 0, unsafe !body(UnsafeRawBufferPointer(rebasing: page[..<count])) { return }
            if isAtEnd { return }
        }
    }

    /// Fills `target` from `offset` on, as every source does; everything must have been inflated once.
    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
        var done = 0
        while done < target.count, offset + Int64(done) < byteCount {
            if Task.isCancelled { throw .cancelled }
            let place = offset + Int64(done)
            let number = place / Int64(Self.pageByteCount)
            let bytes = unsafe try loaded(number)
            let start = Int(place - number * Int64(Self.pageByteCount))
            let wanted = min(target.count - done, bytes.count - start)
            guard wanted > 0 else { break }
            unsafe UnsafeMutableRawBufferPointer(rebasing: target[done..<(done + wanted)])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + wanted)]))
            done += wanted
        }
        return done
    }

    // MARK: Pages

    private func page(_ slot: Int) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(
            rebasing: pages[(slot * Self.pageByteCount)..<((slot + 1) * Self.pageByteCount)])
    }

    private func keep(_ number: Int64, in slot: Int, count: Int) {
        clock += 1
        slots[number] = (slot, count, clock)
    }

    /// A slot for a page: one that is not in use yet, or that of the page whose last use is longest ago.
    private func freeSlot(for number: Int64) -> Int {
        if slots.count < Self.pageCount { return slots.count }
        let oldest = slots.filter { $0.key >= Self.pinnedPageCount }.min { $0.value.lastUse < $1.value.lastUse }
        guard let oldest else { return 0 }
        slots[oldest.key] = nil
        return oldest.value.slot
    }

    private func loaded(_ number: Int64) throws(MeasuringFailure) -> UnsafeRawBufferPointer {
        if let known = slots[number] {
            keep(number, in: known.slot, count: known.count)
            return unsafe UnsafeRawBufferPointer(rebasing: page(known.slot)[..<known.count])
        }
        let start = number * Int64(Self.pageByteCount)
        let cursor = try cursor(for: start)
        let slot = freeSlot(for: number)
        let target = unsafe page(slot)
        // What is skipped goes through the same page.
        while cursor.position < start {
            let skipped = min(Int64(target.count), start - cursor.position)
            unsafe try advance(cursor, into: UnsafeMutableRawBufferPointer(rebasing: target[..<Int(skipped)]))
        }
        let wanted = Int(min(Int64(target.count), byteCount - start))
        unsafe try advance(cursor, into: UnsafeMutableRawBufferPointer(rebasing: target[..<wanted]))
        keep(number, in: slot, count: wanted)
        return unsafe UnsafeRawBufferPointer(rebasing: target[..<wanted])
    }

    // MARK: Cursors

    /// The cursor that stands nearest in front of `offset`, or a new one.
    private func cursor(for offset: Int64) throws(MeasuringFailure) -> DeflateCursor {
        clock += 1
        let nearest = cursors.indices.filter { cursors[$0].file.position <= offset }
            .max { cursors[$0].file.position < cursors[$1].file.position }
        // A cursor that stays where it is serves the next jump back, so a far jump gets one of its own.
        if let nearest, cursors.count == Self.cursorCount || offset - cursors[nearest].file.position < 1 << 20 {
            cursors[nearest].lastUse = clock
            return cursors[nearest].file
        }
        do throws(DeflateFailure) {
            let new = try zip.cursor()
            if cursors.count == Self.cursorCount,
                let oldest = cursors.indices.min(by: { cursors[$0].lastUse < cursors[$1].lastUse })
            {
                cursors[oldest] = (new, clock)
            } else {
                cursors.append((new, clock))
            }
            return new
        } catch {
            throw error.again(at: 0)
        }
    }

    private func advance(
        _ cursor: DeflateCursor, into target: UnsafeMutableRawBufferPointer
    ) throws(MeasuringFailure) {
        inflatedByteCount += Int64(target.count)
        let limit = 16 * byteCount + 64 << 20
        guard inflatedByteCount <= limit else { throw .tooManyJumps(limit) }
        let position = cursor.position
        do throws(DeflateFailure) {
            guard unsafe try cursor.read(into: target) == target.count else {
                throw DeflateFailure(message: "end of data", position: cursor.position)
            }
        } catch {
            throw error.again(at: position)
        }
    }
}

extension DeflateFailure {
    fileprivate func again(at offset: Int64) -> MeasuringFailure {
        cause ?? .zipEntryChanged(at: offset, message)
    }
}
