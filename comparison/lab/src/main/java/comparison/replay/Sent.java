package comparison.replay;

import comparison.model.Endpoint;

/**
 * One request of a replay.
 *
 * @param millis from when it was due to its answer
 * @param first whether it was its environment's first
 * @param expected whether its status was the one that counts as an answer
 */
record Sent(Endpoint endpoint, double millis, boolean first, boolean expected) {}
