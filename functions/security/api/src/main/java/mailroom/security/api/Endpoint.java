package mailroom.security.api;

import java.util.Optional;

/** What stands behind a path, and one thing of it behind its id. */
interface Endpoint {
    Answer answer(Request request, Optional<String> id);

    /** The method and whether it is asked of all or of one, such as {@code GET all}. */
    static String asked(Request request, Optional<String> id) {
        return request.method() + (id.isEmpty() ? " all" : " one");
    }
}
