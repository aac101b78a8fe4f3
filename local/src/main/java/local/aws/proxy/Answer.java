package local.aws.proxy;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A service's HTTP answer. */
public record Answer(int status, String contentType, Map<String, String> headers, Buffer body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(String contentType, Buffer body) {
        return new Answer(200, contentType, Map.of(), body);
    }
}
