package comparison.model.measured;

import comparison.model.Endpoint;

/**
 * A header that one contender's answer has and others' lack, or have with another value; ids and times aside.
 *
 * @param value as this contender answered it; empty where it sent none
 */
public record HeaderDifference(Endpoint endpoint, String header, String contender, String value) {}
