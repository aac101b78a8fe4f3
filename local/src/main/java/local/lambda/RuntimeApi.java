package local.lambda;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The server side of Lambda's Runtime API. Each environment has its own path prefix. Lives on the host's event loop. */
final class RuntimeApi {
    private static final String VERSION = "2018-06-01";

    private final HttpServer server;
    private final Map<String, Listener> runtimes = new HashMap<>();

    /** What an environment's runtime tells. Bodies over the limit arrive cut. */
    interface Listener {
        /** It wants work: the request is answered when there is some. */
        void next(HttpServerRequest request);

        void answered(String request, Buffer body);

        /** It could not do a request; {@code type} is what it calls the error, for the log. */
        void failed(String request, Buffer body, String type);

        void initFailed(Buffer body, String type);
    }

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    /** Must be called on the event loop that the environments live on. */
    static Future<RuntimeApi> listen(Vertx vertx) {
        HttpServer server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setTcpNoDelay(true));
        RuntimeApi api = new RuntimeApi(server);
        return server.requestHandler(api::route).listen().map(api);
    }

    /** What goes into {@code AWS_LAMBDA_RUNTIME_API} for one environment. */
    String address(String environment) {
        return "127.0.0.1:%d/%s".formatted(server.actualPort(), environment);
    }

    void add(String environment, Listener runtime) {
        runtimes.put(environment, runtime);
    }

    void remove(String environment) {
        runtimes.remove(environment);
    }

    Future<Void> close() {
        return server.close();
    }

    /** {@code /<environment>/2018-06-01/runtime/(invocation/(next|<id>/(response|error))|init/error)}. */
    private void route(HttpServerRequest request) {
        String[] path = request.path().split("/", -1);
        Listener runtime = path.length >= 6 && path[2].equals(VERSION) ? runtimes.get(path[1]) : null;
        if (runtime == null) {
            request.response().setStatusCode(404).end();
            return;
        }
        String tail = String.join("/", Arrays.copyOfRange(path, 4, path.length));
        if (tail.equals("invocation/next")) {
            runtime.next(request);
        } else if (tail.equals("init/error")) {
            accept(request, body -> runtime.initFailed(body, errorType(request)));
        } else if (path.length == 7 && path[6].equals("response")) {
            accept(request, body -> runtime.answered(path[5], body));
        } else if (path.length == 7 && path[6].equals("error")) {
            accept(request, body -> runtime.failed(path[5], body, errorType(request)));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private static String errorType(HttpServerRequest request) {
        String type = request.getHeader("Lambda-Runtime-Function-Error-Type");
        return type == null ? "Runtime.Unknown" : type;
    }

    /** The client takes nothing but 202 for an error, and any 2xx for a response. */
    private static void accept(HttpServerRequest request, Consumer<Buffer> handler) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= Failures.MOST_ANSWER_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            handler.accept(body);
            request.response()
                    .setStatusCode(202)
                    .putHeader("Content-Type", "application/json")
                    .end("{\"status\":\"OK\"}");
        });
    }
}
