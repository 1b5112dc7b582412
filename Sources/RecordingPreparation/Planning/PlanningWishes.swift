package import PreflightModel

/// What somebody wants of a plan.
package struct PlanningWishes: Hashable, Sendable {
    /// What operations may cost at most.
    package var allowedCost: PreparationCost
    /// The total length to aim at; nil for as much good material as the limits allow.
    package var aim: ExactDuration?
    /// How far a total stays away from the ends of what is allowed, where it can, and how far it may be from `aim`.
    ///
    /// Vendors do not say how they count; a second is more than encoder delay and padding add up to in dozens of recordings.
    package var margin: ExactDuration

    /// Makes wishes.
    package init(
        allowedCost: PreparationCost = .lossless, aim: ExactDuration? = nil,
        margin: ExactDuration = ExactDuration(seconds: 1)
    ) {
        self.allowedCost = allowedCost
        self.aim = aim
        self.margin = margin
    }
}
