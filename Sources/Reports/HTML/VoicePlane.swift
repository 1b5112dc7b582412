/// The plane in which directions of voices differ the most: their first two principal components.
enum VoicePlane {
    /// Where directions fall on the two axes in which they differ the most, seen from their mean.
    static func places(of directions: [[Float]]) -> [(x: Double, y: Double)] {
        guard let first = directions.first else { return [] }
        var mean = [Double](repeating: 0, count: first.count)
        for direction in directions {
            for index in mean.indices { mean[index] += Double(direction[index]) / Double(directions.count) }
        }
        let centred = directions.map { direction in mean.indices.map { Double(direction[$0]) - mean[$0] } }
        let firstAxis = axis(of: centred, without: nil)
        let secondAxis = axis(of: centred, without: firstAxis)
        return centred.map { (dot($0, firstAxis), dot($0, secondAxis)) }
    }

    /// The axis along which points are spread the most, by powers of their covariance.
    private static func axis(of points: [[Double]], without other: [Double]?) -> [Double] {
        // What is the furthest out points along it, more or less.
        guard var axis = points.max(by: { dot($0, $0) < dot($1, $1) }) else { return [] }
        for _ in 0..<30 {
            var next = [Double](repeating: 0, count: axis.count)
            for point in points {
                let share = dot(point, axis)
                for index in next.indices { next[index] += share * point[index] }
            }
            if let other {
                let share = dot(next, other)
                for index in next.indices { next[index] -= share * other[index] }
            }
            let length = dot(next, next).squareRoot()
            // All points are one, or on one line.
            guard length > 1e-9 else { return [Double](repeating: 0, count: axis.count) }
            axis = next.map { $0 / length }
        }
        return axis
    }

    private static func dot(_ one: [Double], _ other: [Double]) -> Double {
        var sum = 0.0
        for index in one.indices { sum += one[index] * other[index] }
        return sum
    }
}
