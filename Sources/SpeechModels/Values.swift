/// Memory for the values of a layer, zero at first, aligned for vectors, and given back with its owner.
struct Values: ~Copyable {
    let start: UnsafeMutablePointer<Float>
    let count: Int

    init(_ count: Int) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
        start = memory.initializeMemory(as: Float.self, repeating: 0, count: count)
        self.count = count
    }

    deinit {
        start.deallocate()
    }

    subscript(index: Int) -> Float {
        get { start[index] }
        nonmutating set { start[index] = newValue }
    }

    func clear() {
        start.update(repeating: 0, count: count)
    }
}
