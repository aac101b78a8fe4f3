package mailroom.security.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import mailroom.platform.Headers;
import mailroom.platform.Json;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import mailroom.platform.Trace;
import mailroom.security.domain.Authorization;
import mailroom.security.domain.Authorize;
import mailroom.security.domain.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Request event (format 2.0) in, {@code {"isAuthorized":…,"context":{…}}} out. The reason of a refusal goes to the log and not to the caller. What
 * cannot be decided, as a store does not answer, is thrown: the gateway then answers 500 and caches nothing.
 */
public final class AuthorizerHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizerHandler.class);

    private final Authorize authorize;
    private final RandomGenerator random;

    public AuthorizerHandler() {
        this(Main.authorize(Settings.ofProcess()), new SecureRandom());
    }

    AuthorizerHandler(Authorize authorize, RandomGenerator random) {
        this.authorize = authorize;
        this.random = random;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = event(input);
        try (var _ = LogScope.open(trace(event, context))
                .with("route", event.path("routeKey").asText("unknown"))) {
            ObjectNode answer = answer(authorize.authorize(credential(event)));
            output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode event(InputStream input) throws IOException {
        try {
            return Json.read(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new IOException("the gateway sent no JSON", e);
        }
    }

    private Trace trace(JsonNode event, Context context) {
        String own = event.path("requestContext").path("requestId").asText();
        return Trace.atEdge(
                Headers.find(event, "x-request-id"),
                Headers.find(event, "traceparent"),
                own.isEmpty() ? context.getAwsRequestId() : own,
                random);
    }

    /** The gateway's cache is keyed by the identity source, which is the same header. */
    private static String credential(JsonNode event) {
        return Headers.find(event, "authorization")
                .filter(it -> !it.isEmpty())
                .orElseGet(() -> event.path("identitySource").path(0).asText());
    }

    private static ObjectNode answer(Authorization authorization) {
        return switch (authorization) {
            case Authorization.Refused(var reason) -> {
                LOG.atInfo().addKeyValue("reason", reason).log("refused");
                yield Json.object().put("isAuthorized", false);
            }
            case Authorization.Allowed(var who, var expires) -> {
                LOG.atDebug().addKeyValue("key_id", who.keyId()).log("allowed");
                ObjectNode answer = Json.object().put("isAuthorized", true);
                answer.putObject("context")
                        .put("subject", who.owner().subject())
                        .put("team", who.owner().team())
                        .put("key_id", who.keyId())
                        .put("exp", Long.toString(expires.getEpochSecond()))
                        .put("mode", who.test() ? "test" : "live")
                        .put("scope", Names.text(who.scope()));
                yield answer;
            }
        };
    }
}
