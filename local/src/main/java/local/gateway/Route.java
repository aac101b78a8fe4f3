package local.gateway;

import java.time.Duration;
import java.util.Set;

/**
 * One route of an HTTP API.
 *
 * @param method such as {@code GET}, or {@code ANY}
 * @param path such as {@code /orders/{id}}, or {@code $default}
 */
record Route(String method, String path, Integration integration, Access access) {
    static final String DEFAULT = "$default";
    static final String ANY = "ANY";
    static final Set<String> ANY_STANDS_FOR = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    /** Where a request goes. */
    sealed interface Integration {
        /** A function, by its logical id; past the timeout the answer is 503. */
        record Function(String function, Duration timeout, PayloadFormat format, ResponseMapping responses)
                implements Integration {
            Function(String function, Duration timeout) {
                this(function, timeout, PayloadFormat.V2, ResponseMapping.NONE);
            }
        }

        /**
         * A server somewhere else.
         *
         * @param method the one to call it with, {@code ANY} for the caller's
         */
        record Proxy(
                ProxyTarget target,
                String method,
                Duration timeout,
                ParameterMapping requests,
                ResponseMapping responses)
                implements Integration {}

        /** A kind that is not run here: every request is a 500 that the log explains. */
        record Unsupported(String why) implements Integration {}
    }

    /** Who may pass. */
    sealed interface Access {
        record Open() implements Access {}

        record Guarded(LambdaAuthorizer authorizer) implements Access {}

        /** A kind that is not run here: every request is a 500 that the log explains. */
        record Unsupported(String why) implements Access {}
    }

    /** As {@code routeKey} shows it. */
    String key() {
        return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
    }
}
