package mailroom.security.api;

import java.util.Optional;

/** What stands behind a path, and one thing of it behind its id. */
interface Endpoint {
    Answer answer(Request request, Optional<String> id);
}
