package mailroom.security.api;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The If-Match header (RFC 9110, section 13.1.1): which version the caller means to change. */
final class Precondition {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,12})\"");

    private Precondition() {}

    /** {@code then} is given the version, or nothing for {@code *}, whatever there is. */
    static Answer of(Request request, Function<OptionalLong, Answer> then) {
        Optional<String> match = request.header("if-match").map(String::strip);
        if (match.isEmpty()) {
            return Answer.problem(
                    428,
                    "precondition-required",
                    "Precondition required",
                    "Send If-Match with the ETag of what you have seen, so that no change of somebody else is lost.");
        }
        if (match.get().equals("*")) {
            return then.apply(OptionalLong.empty());
        }
        Matcher etag = ETAG.matcher(match.get());
        return etag.matches()
                ? then.apply(OptionalLong.of(Long.parseLong(etag.group(1))))
                : Answer.problem(412, "precondition-failed", "Precondition failed", "If-Match is none of our ETags.");
    }
}
