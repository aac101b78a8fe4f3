package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.Claims;
import mailroom.security.domain.Exchange;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.PresentedKey;
import mailroom.security.domain.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which endpoints there are. The two public ones stand here; each of the others is behind the guard. */
final class Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final int MOST_TOKEN_BYTES = 4_096;

    /** Shorter than the ten minutes that a new key is published before it signs. */
    private static final String KEY_SET_CACHE = "public, max-age=300";

    private final ExchangeKey exchange;
    private final SigningKeys signingKeys;
    private final Map<String, Endpoint> collections;

    /** {@code collections} by their paths. */
    Endpoints(ExchangeKey exchange, SigningKeys signingKeys, Map<String, Endpoint> collections) {
        this.exchange = exchange;
        this.signingKeys = signingKeys;
        this.collections = Map.copyOf(collections);
    }

    Answer answer(Request request) {
        return switch (request.path()) {
            case "/v1/tokens" -> request.method().equals("POST") ? token(request) : Answer.onlyBy("POST");
            case "/.well-known/jwks.json" -> request.method().equals("GET") ? keySet() : Answer.onlyBy("GET");
            default -> collection(request);
        };
    }

    private Answer collection(Request request) {
        Path path = Path.of(request.path());
        return Optional.ofNullable(collections.get(path.collection()))
                .map(it -> it.answer(request, path.id()))
                .orElseGet(() -> Answer.notFound("There is nothing here."));
    }

    private Answer keySet() {
        return Answer.ok(SecurityAdapters.jwks(signingKeys.keySet()), KEY_SET_CACHE);
    }

    private Answer token(Request request) {
        return JsonRequest.read(request, MOST_TOKEN_BYTES, json -> switch (TokenRequest.read(json)) {
            case TokenRequest.Invalid(var violations) -> Answer.invalid("invalid-token-request", violations);
            case TokenRequest.Valid(var key) -> exchange(key);
        });
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
