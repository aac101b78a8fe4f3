package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** What an authorizer said about a caller. */
sealed interface Verdict {
    /** It lets the caller in; {@code context} is what it wants the function to know: an object, or null where there is nothing. */
    record Allowed(JsonNode context) implements Verdict {}

    record Denied() implements Verdict {}

    /** It depends on the route: the policy is asked at each request. */
    record ByPolicy(Policy policy, JsonNode context) implements Verdict {}

    /** It broke, took too long, or answered what is no answer: a 500, never remembered. */
    record Failed(String why) implements Verdict {}
}
