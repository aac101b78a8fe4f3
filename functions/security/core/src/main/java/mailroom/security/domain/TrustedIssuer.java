package mailroom.security.domain;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody outside whose tokens (OIDC) are taken, as the operator wrote it down.
 *
 * @param alias our name for it, the middle of {@code oidc:<alias>:<sub>}
 * @param issuer its {@code iss}, to the letter
 * @param audience what {@code aud} must be, or hold
 * @param algorithm the only one that its tokens are taken with
 * @param keys where its JWKS lies: https, or http on this machine's loopback; never taken from a token
 * @param subjectClaim which claim is the person's id here
 * @param team how the person's team is found
 * @param required claims that must be these texts, such as {@code hd}
 * @param scope the actions that its tokens may be used for; empty for all that the person may do
 */
public record TrustedIssuer(
        String alias,
        String issuer,
        String audience,
        Algorithm algorithm,
        URI keys,
        String subjectClaim,
        Team team,
        Map<String, String> required,
        Set<String> scope) {
    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{0,15}");
    private static final Pattern CLAIM = Pattern.compile("[!-~]{1,128}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** What a token may be signed by. */
    public enum Algorithm {
        RS256,
        PS256,
        ES256
    }

    /** Where the team comes from. */
    public sealed interface Team {
        record OfClaim(String name) implements Team {}

        record Always(String team) implements Team {}
    }

    public TrustedIssuer {
        check(ALIAS.matcher(alias).matches(), "alias must be of the form " + ALIAS);
        check(isText(issuer), "issuer must be 1 to 512 characters");
        check(isText(audience), "audience must be 1 to 512 characters");
        check(isSafe(keys), "jwks must be an https URL without user and fragment");
        check(CLAIM.matcher(subjectClaim).matches(), "subject_claim is no name of a claim");
        check(
                !(team instanceof Team.OfClaim(var name)) || CLAIM.matcher(name).matches(),
                "team_claim is no name of a claim");
        if (team instanceof Team.Always(var name)) {
            new Owner("anybody", name);
        }
        required = Map.copyOf(required);
        scope = Names.actions(scope);
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= 512;
    }

    private static boolean isSafe(URI uri) {
        String host = uri.getHost();
        boolean near = "http".equals(uri.getScheme()) && LOOPBACK.contains(host);
        boolean known = "https".equals(uri.getScheme()) || near;
        return host != null && known && uri.getUserInfo() == null && uri.getFragment() == null;
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
