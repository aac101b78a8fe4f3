package mailroom.security.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.domain.TrustedIssuer;
import mailroom.security.domain.TrustedIssuer.Algorithm;
import mailroom.security.domain.TrustedIssuer.Team;

/** The template's parameter {@code TrustedIssuers}: an array of objects, each exactly of these members (docs/tokens.md). */
final class TrustedIssuersJson {
    private static final int MOST = 8;
    private static final Set<String> MEMBERS = Set.of(
            "alias",
            "issuer",
            "audience",
            "algorithm",
            "jwks",
            "subject_claim",
            "team",
            "team_claim",
            "require",
            "scope");

    private TrustedIssuersJson() {}

    /** Throws {@link IllegalArgumentException}, which names the entry, for anything else; {@code ours} is an issuer that nobody else may be. */
    static List<TrustedIssuer> read(String text, String ours) {
        JsonNode list;
        try {
            list = Json.read(text);
        } catch (Json.Malformed e) {
            throw new IllegalArgumentException("TrustedIssuers is no JSON: " + e.getMessage(), e);
        }
        if (!list.isArray() || list.size() > MOST) {
            throw new IllegalArgumentException("TrustedIssuers must be an array of at most %d issuers".formatted(MOST));
        }
        var issuers = new ArrayList<TrustedIssuer>();
        var names = new HashSet<>(Set.of(ours));
        var aliases = new HashSet<String>();
        for (JsonNode entry : list) {
            try {
                TrustedIssuer issuer = issuer(entry);
                require(names.add(issuer.issuer()), "issuer is ours, or is named twice");
                require(aliases.add(issuer.alias()), "alias is given twice");
                issuers.add(issuer);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "TrustedIssuers, entry %d: %s".formatted(issuers.size() + 1, e.getMessage()), e);
            }
        }
        return List.copyOf(issuers);
    }

    private static TrustedIssuer issuer(JsonNode entry) {
        require(entry.isObject(), "must be an object");
        entry.fieldNames().forEachRemaining(it -> require(MEMBERS.contains(it), it + " is not known here"));
        return new TrustedIssuer(
                text(entry, "alias"),
                text(entry, "issuer"),
                text(entry, "audience"),
                algorithm(text(entry, "algorithm")),
                URI.create(text(entry, "jwks")),
                entry.has("subject_claim") ? text(entry, "subject_claim") : "sub",
                team(entry),
                required(entry.path("require")),
                scope(entry.path("scope")));
    }

    private static Algorithm algorithm(String name) {
        for (Algorithm it : Algorithm.values()) {
            if (it.name().equals(name)) {
                return it;
            }
        }
        throw new IllegalArgumentException("algorithm must be RS256, PS256 or ES256");
    }

    private static Team team(JsonNode entry) {
        require(entry.has("team") != entry.has("team_claim"), "needs either team or team_claim");
        return entry.has("team") ? new Team.Always(text(entry, "team")) : new Team.OfClaim(text(entry, "team_claim"));
    }

    private static Map<String, String> required(JsonNode claims) {
        require(claims.isMissingNode() || claims.isObject(), "require must be an object of texts");
        var required = new HashMap<String, String>();
        claims.propertyStream().forEach(it -> required.put(it.getKey(), text(claims, it.getKey())));
        return required;
    }

    private static Set<String> scope(JsonNode names) {
        require(names.isMissingNode() || names.isArray(), "scope must be an array of actions");
        var scope = new HashSet<String>();
        for (JsonNode name : names) {
            require(name.isTextual(), "scope must be an array of actions");
            scope.add(name.textValue());
        }
        return scope;
    }

    private static String text(JsonNode node, String name) {
        String value = node.path(name).textValue();
        require(value != null && !value.isEmpty(), name + " must be a text that is not empty");
        return node.path(name).asText();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
