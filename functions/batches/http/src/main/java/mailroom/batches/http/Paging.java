package mailroom.batches.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many entries a page may have; cursors are the endpoints' own. */
record Paging(int limit) {
    static final int MOST = 100;
    static final String RULE =
            "limit is a whole number from 1 to %d, cursor is the next_cursor of an earlier page.".formatted(MOST);
    private static final int DEFAULT = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** The call's paging, or nothing where its limit is none. */
    static Optional<Paging> of(Call call) {
        return call.query("limit")
                .map(text -> Optional.of(text)
                        .filter(it -> NUMBER.matcher(it).matches())
                        .map(Integer::parseInt)
                        .filter(it -> it >= 1 && it <= MOST)
                        .map(Paging::new))
                .orElseGet(() -> Optional.of(new Paging(DEFAULT)));
    }

    /** The page, with the way to the next one in body and Link header. {@code query} ends with {@code &} unless empty. */
    Answer answer(String path, String query, ObjectNode body, Optional<String> next) {
        next.ifPresent(it -> body.put("next_cursor", it));
        Answer response = Answer.json(200, body);
        return next.isEmpty()
                ? response
                : response.with(
                        "link", "<%s?%slimit=%d&cursor=%s>; rel=\"next\"".formatted(path, query, limit, next.get()));
    }
}
