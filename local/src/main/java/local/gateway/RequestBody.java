package local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Collects a request's body, up to the gateway's limit. */
final class RequestBody {
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Buffer collected = Buffer.buffer();
    private boolean over;

    private RequestBody() {}

    /** Calls exactly one of the two, and neither where the caller goes away before the end. */
    static void read(HttpServerRequest http, Consumer<Buffer> then, Runnable tooLarge) {
        String length = http.getHeader("content-length");
        if (length == null && http.getHeader("transfer-encoding") == null) {
            then.accept(Buffer.buffer());
            return;
        }
        if (length != null && (length.length() > 9 || Integer.parseInt(length) > MOST_BYTES)) {
            tooLarge.run();
            return;
        }
        RequestBody body = new RequestBody();
        http.handler(chunk -> body.add(chunk, tooLarge));
        http.endHandler(end -> {
            if (!body.over) {
                then.accept(body.collected);
            }
        });
    }

    private void add(Buffer chunk, Runnable tooLarge) {
        if (over) {
            return;
        }
        if (collected.length() + chunk.length() > MOST_BYTES) {
            over = true;
            tooLarge.run();
        } else {
            collected.appendBuffer(chunk);
        }
    }
}
