package local.admin;

import java.util.List;
import java.util.Optional;

/**
 * A method on a path.
 *
 * @param segments of the path; {@code {name}} stands for any one segment, which the handler gets
 */
record Route(String method, List<String> segments, Handler handler) {
    private static final String ANY = "{name}";

    /** Answers with JSON; may block. */
    @FunctionalInterface
    interface Handler {
        /**
         * Answers.
         *
         * @param name what stands for {@code {name}}, empty where the path has none
         */
        String answer(String name, String body);
    }

    Route {
        segments = List.copyOf(segments);
    }

    static Route of(String method, String path, Handler handler) {
        return new Route(method, split(path), handler);
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    String path() {
        return "/" + String.join("/", segments);
    }

    /** What stands for the name, empty text where none does; nothing if this is another path. */
    Optional<String> match(String path) {
        List<String> asked = path.startsWith("/") ? split(path) : List.of();
        if (asked.size() != segments.size()) {
            return Optional.empty();
        }
        String name = "";
        for (int i = 0; i < asked.size(); i++) {
            if (segments.get(i).equals(ANY)) {
                name = asked.get(i);
            } else if (!segments.get(i).equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }
}
