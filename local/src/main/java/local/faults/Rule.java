package local.faults;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing that goes wrong: where, what and when. {@code written} is how it was put, for those who ask. */
record Rule(String name, Target target, Act act, Moment when, JsonNode written) {}
