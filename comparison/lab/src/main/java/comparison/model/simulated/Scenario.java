package comparison.model.simulated;

/** One guess at what nobody knows. */
public record Scenario(double idleMinutes, double proactiveShare) {}
