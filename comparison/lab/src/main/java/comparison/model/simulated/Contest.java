package comparison.model.simulated;

import comparison.model.Start;

/**
 * One question that was put to the simulator, with its answer.
 *
 * @param routed the contender that stood for one function for all
 * @param separate the contender that stood for one function each
 */
public record Contest(String title, String routed, String separate, Start start, Verdict verdict) {}
