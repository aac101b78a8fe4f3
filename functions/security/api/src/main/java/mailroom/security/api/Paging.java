package mailroom.security.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How many entries a page may have, and after which it begins.
 *
 * @param after what {@link #cursor} hid
 */
record Paging(int limit, Optional<String> after) {
    private static final int MOST = 100;
    private static final int DEFAULT = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** {@code good} knows what a place in this list looks like. */
    static Answer of(Request request, Predicate<String> good, Function<Paging, Answer> then) {
        Optional<Integer> limit = request.query("limit")
                .map(text -> Optional.of(text)
                        .filter(it -> NUMBER.matcher(it).matches())
                        .map(Integer::parseInt)
                        .filter(it -> it >= 1 && it <= MOST))
                .orElse(Optional.of(DEFAULT));
        Optional<String> cursor = request.query("cursor");
        Optional<String> after = cursor.flatMap(Paging::plain).filter(good);
        if (limit.isEmpty() || (cursor.isPresent() && after.isEmpty())) {
            return Answer.problem(
                    400,
                    "bad-request",
                    "Bad request",
                    "limit is a whole number from 1 to %d, cursor is the next_cursor of an earlier page."
                            .formatted(MOST));
        }
        return then.apply(new Paging(limit.get(), after));
    }

    String cursor(String next) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> plain(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
