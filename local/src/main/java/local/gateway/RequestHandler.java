package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way of a request: its body, its API and stage, preflight, route, throttle, authorizer, function, response. */
final class RequestHandler implements Handler<HttpServerRequest> {
    /** @param claims what the authorizer said of the caller; missing where it said nothing */
    private record Served(Reply reply, JsonNode claims) {
        static Served unasked(Reply reply) {
            return new Served(reply, MissingNode.getInstance());
        }
    }

    private final Vertx vertx;
    private final HttpApis apis;
    private final RequestReader reader;
    private final Authorizers authorizers;
    private final Integrations integrations;
    private final RequestMeter meter;
    private final AccessLog log;

    RequestHandler(
            Vertx vertx,
            HttpApis apis,
            RequestReader reader,
            Authorizers authorizers,
            Integrations integrations,
            RequestMeter meter,
            AccessLog log) {
        this.vertx = vertx;
        this.apis = apis;
        this.reader = reader;
        this.authorizers = authorizers;
        this.integrations = integrations;
        this.meter = meter;
        this.log = log;
    }

    @Override
    public void handle(HttpServerRequest http) {
        if (HeaderBytes.tooMany(http)) {
            invalid(http, GatewayError.HEADERS_TOO_LARGE);
            return;
        }
        RequestBody.read(http, body -> serve(http, body), () -> tooLarge(http));
    }

    /** Answers what cannot be read as a request, and closes the connection. */
    void invalid(HttpServerRequest http, GatewayError error) {
        refuse(http, error);
        http.connection().close();
    }

    /** Closes once the caller has sent its body, or a second later: a reset at once would take the answer away from it. */
    private void tooLarge(HttpServerRequest http) {
        refuse(http, GatewayError.TOO_LARGE);
        http.handler(chunk -> {}).endHandler(end -> http.connection().close());
        vertx.setTimer(1000, timer -> http.connection().close());
    }

    private void refuse(HttpServerRequest http, GatewayError error) {
        http.response().putHeader("connection", "close");
        Responses.send(http, Reply.of(error), reader.requestId());
    }

    private void serve(HttpServerRequest http, Buffer body) {
        Request request = reader.read(http, body);
        Optional<HttpApi> api = apis.of(request);
        if (api.isEmpty()) {
            Responses.send(http, Reply.of(GatewayError.NOT_FOUND), request.requestId());
            return;
        }
        if (api.get().cors().isPresent() && Cors.isPreflight(request)) {
            unrouted(http, api.get(), request, api.get().cors().get().preflight(request));
            return;
        }
        Optional<Call> call = call(api.get(), request);
        if (call.isEmpty()) {
            unrouted(http, api.get(), request, Reply.of(GatewayError.NOT_FOUND));
            return;
        }
        Context context = vertx.getOrCreateContext();
        // Composed, so that what is thrown on the way becomes an answer too.
        var _ = CompletableFuture.completedFuture(call.get())
                .thenCompose(this::answer)
                .whenComplete((served, failure) -> {
                    Served sent = failure == null
                            ? served
                            : Served.unasked(Reply.of(GatewayError.INTERNAL, "the gateway failed: " + failure));
                    if (context.equals(Vertx.currentContext())) {
                        finish(http, call.get(), sent);
                    } else {
                        context.runOnContext(now -> finish(http, call.get(), sent));
                    }
                });
    }

    private static Optional<Call> call(HttpApi api, Request request) {
        return api.inStage(request.rawPath())
                .flatMap(path ->
                        api.routes().choose(request.method(), path).map(match -> new Call(api, request, path, match)));
    }

    private CompletableFuture<Served> answer(Call call) {
        if (!call.api().throttles().admits(call.route())) {
            return CompletableFuture.completedFuture(Served.unasked(Reply.of(GatewayError.TOO_MANY)));
        }
        return authorizers.permit(call).thenCompose(permit -> switch (permit) {
            case Authorizers.Permit.Granted(var context) ->
                integrations
                        .run(call, context)
                        .whenComplete((reply, failure) -> {
                            if (reply != null) {
                                meter.count(call.api(), call.request(), reply);
                            }
                        })
                        .thenApply(it -> new Served(it, context.orElse(MissingNode.getInstance())));
            case Authorizers.Permit.Refused(var error, var why) ->
                CompletableFuture.completedFuture(Served.unasked(Reply.of(error, why)));
        });
    }

    private void unrouted(HttpServerRequest http, HttpApi api, Request request, Reply reply) {
        meter.count(api, request, reply);
        finish(http, api, request, "-", Served.unasked(reply));
    }

    private void finish(HttpServerRequest http, Call call, Served served) {
        Reply shown = call.api()
                .cors()
                .map(it -> it.onto(served.reply(), call.request()))
                .orElse(served.reply());
        finish(http, call.api(), call.request(), call.route().key(), new Served(shown, served.claims()));
    }

    private void finish(HttpServerRequest http, HttpApi api, Request request, String routeKey, Served served) {
        Responses.send(http, served.reply(), request.requestId());
        log.write(api, request, routeKey, served.reply(), served.claims());
    }
}
