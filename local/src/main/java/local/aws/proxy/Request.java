package local.aws.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One call, read whole.
 *
 * @param caller the access key that signed it
 * @param operation such as {@code SendMessage}
 * @param path undecoded, without the query
 * @param query undecoded, empty where there is none
 */
public record Request(
        String caller, String operation, String method, String path, String query, MultiMap headers, Buffer body) {
    /** A header's first value; its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A query parameter's first value, decoded. */
    public Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(it -> it.startsWith(name + "="))
                .findFirst()
                .map(it -> URLDecoder.decode(it.substring(name.length() + 1), StandardCharsets.UTF_8));
    }

    /** The trace that the caller is part of: SDKs in a function send what the function was invoked with. */
    public Optional<String> trace() {
        return header("X-Amzn-Trace-Id");
    }
}
