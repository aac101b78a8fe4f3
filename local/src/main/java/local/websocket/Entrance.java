package local.websocket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.Request;

/** What comes to an API's port: clients, and {@code @connections} for whoever makes its endpoint of an event's {@code domainName} and stage. */
final class Entrance implements Handler<HttpServerRequest> {
    private final Upgrades upgrades;
    private final Backend connections;

    Entrance(Upgrades upgrades, Backend connections) {
        this.upgrades = upgrades;
        this.connections = connections;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.path().contains("/@connections/") || request.path().contains("/%40connections/")) {
            request.body()
                    .compose(body -> manage(request, body))
                    .onComplete(
                            answer -> write(request.response(), answer),
                            failure -> write(request.response(), refusal(failure)));
        } else {
            upgrades.handle(request);
        }
    }

    private Future<Answer> manage(HttpServerRequest request, Buffer body) {
        if (request.getHeader("Authorization") == null) {
            throw new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return connections.answer(new Request(
                "",
                "",
                request.method().name(),
                request.path(),
                Optional.ofNullable(request.query()).orElse(""),
                request.headers(),
                body));
    }

    private static Answer refusal(Throwable failure) {
        AwsError error = failure instanceof AwsError known
                ? known
                : new AwsError(500, "InternalFailure", Trouble.INTERNAL.message());
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("message", error.text())
                .toString();
        return new Answer(
                error.status(), "application/json", Map.of("x-amzn-ErrorType", error.code()), Buffer.buffer(body));
    }

    private static void write(HttpServerResponse response, Answer answer) {
        if (!response.closed()) {
            response.setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType());
            answer.headers().forEach(response::putHeader);
            var _ = response.end(answer.body());
        }
    }
}
