package local.aws.proxy;

import io.vertx.core.buffer.Buffer;

/**
 * One call, read whole.
 *
 * @param caller the access key that signed it
 * @param operation such as {@code SendMessage}
 * @param path undecoded, without the query
 */
public record Request(String caller, String operation, String method, String path, Buffer body) {}
