package local.websocket;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens on a connection's begin, on its end, or on a message with one route key. */
record Route(String key, Integration integration, Access access, Reply reply) {
    static final String CONNECT = "$connect";
    static final String DISCONNECT = "$disconnect";
    static final String DEFAULT = "$default";
    /** Keys that no message can choose. */
    static final Set<String> RESERVED = Set.of(CONNECT, DISCONNECT);

    /** Whether what the integration answers reaches the client. */
    enum Reply {
        NONE,
        TO_CLIENT
    }

    /** What stands behind a route. */
    sealed interface Integration {
        record Function(String function, Duration timeout) implements Integration {}

        /** Answers by itself, with a text that may hold {@code $context} variables. */
        record Mock(int status, Optional<String> response) implements Integration {}

        /** Something that is not run here: whoever comes gets an error. */
        record Unsupported(String why) implements Integration {}
    }

    /** Who may take the route; {@code $connect} alone has a say. */
    sealed interface Access {
        record Open() implements Access {}

        /** A Lambda authorizer decides. */
        record Guarded(String function, List<IdentitySource> sources) implements Access {
            public Guarded {
                sources = List.copyOf(sources);
            }
        }

        record Unsupported(String why) implements Access {}
    }
}
