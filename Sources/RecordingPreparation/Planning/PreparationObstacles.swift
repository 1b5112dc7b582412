/// What turned out not to be done with some sources of a plan when it was tried.
package struct PreparationObstacles: Hashable, Sendable {
    /// Those whose coded audio cannot be copied as it was planned.
    package var uncopied: Set<Int> = []
    /// Those whose samples are not known by their numbers, so that nothing can be made of them.
    package var undecoded: Set<Int> = []

    /// None.
    package init() {}

    /// Those of one source, as those of the first of its own.
    func of(_ source: Int) -> PreparationObstacles {
        var own = PreparationObstacles()
        if uncopied.contains(source) { own.uncopied = [0] }
        if undecoded.contains(source) { own.undecoded = [0] }
        return own
    }
}
