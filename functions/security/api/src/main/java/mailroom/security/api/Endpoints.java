package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.Claims;
import mailroom.security.domain.Exchange;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.PresentedKey;
import mailroom.security.domain.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which endpoints there are, and what each answers. */
final class Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final int MOST_BODY_BYTES = 4_096;

    /** Shorter than the ten minutes that a new key is published before it signs. */
    private static final String KEY_SET_CACHE = "public, max-age=300";

    private final ExchangeKey exchange;
    private final SigningKeys signingKeys;

    Endpoints(ExchangeKey exchange, SigningKeys signingKeys) {
        this.exchange = exchange;
        this.signingKeys = signingKeys;
    }

    Answer answer(Request request) {
        return switch (request.path()) {
            case "/v1/tokens" -> request.method().equals("POST") ? token(request) : onlyBy("POST");
            case "/.well-known/jwks.json" -> request.method().equals("GET") ? keySet() : onlyBy("GET");
            default -> Answer.problem(404, "not-found", "Not found", "There is nothing here.");
        };
    }

    private static Answer onlyBy(String method) {
        return Answer.problem(405, "method-not-allowed", "Method not allowed", "Use %s.".formatted(method))
                .with("allow", method);
    }

    private Answer keySet() {
        return Answer.ok(SecurityAdapters.jwks(signingKeys.keySet()), KEY_SET_CACHE);
    }

    private Answer token(Request request) {
        if (!request.isJson()) {
            return Answer.problem(415, "unsupported-media-type", "Unsupported media type", "Send application/json.");
        }
        String body = request.body();
        if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BODY_BYTES) {
            return Answer.problem(
                    413, "too-large", "Request too large", "A body may have %d bytes.".formatted(MOST_BODY_BYTES));
        }
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (Json.Malformed e) {
            return Answer.problem(400, "malformed-json", "Malformed JSON", e.getMessage());
        }
        return switch (TokenRequest.read(json)) {
            case TokenRequest.Invalid(var violations) -> Answer.invalid(violations);
            case TokenRequest.Valid(var key) -> exchange(key);
        };
    }

    private Answer exchange(PresentedKey key) {
        return switch (exchange.exchange(key)) {
            case Exchange.Refused(var reason) -> {
                LOG.atInfo()
                        .addKeyValue("key_id", key.id())
                        .addKeyValue("reason", reason)
                        .log("no token");
                yield Answer.problem(401, "unauthorized", "Unauthorized", "The API key is not valid.");
            }
            case Exchange.Issued(var token, var claims) -> {
                LOG.atInfo()
                        .addKeyValue("key_id", key.id())
                        .addKeyValue("jti", claims.jti())
                        .log("token issued");
                yield Answer.ok(tokenBody(token, claims), "no-store");
            }
        };
    }

    private static JsonNode tokenBody(String token, Claims claims) {
        return Json.object()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put(
                        "expires_in",
                        Duration.between(claims.issuedAt(), claims.expires()).toSeconds());
    }
}
