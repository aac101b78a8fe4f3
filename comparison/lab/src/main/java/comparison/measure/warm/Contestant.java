package comparison.measure.warm;

import comparison.measure.plan.Ask;

/** A contender's function that answers one endpoint's requests. */
public record Contestant(String contender, String function, Ask ask) {}
