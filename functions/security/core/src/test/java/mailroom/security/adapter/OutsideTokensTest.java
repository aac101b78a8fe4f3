package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import mailroom.security.domain.Authorization;
import mailroom.security.domain.Authorize;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.Identity;
import mailroom.security.domain.KnownKeys;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Refusal;
import mailroom.security.domain.TokenRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer outside that the operator trusts, and of those that he does not. */
class OutsideTokensTest {
    private static final String TRUSTED = """
        [{"alias":"corp","issuer":"https://login.example.com/","audience":"mailroom-api","algorithm":"RS256",
          "jwks":"https://login.example.com/keys","subject_claim":"email","team_claim":"dept","require":{"hd":"example.com"},
          "scope":["ListBatches","ReadBatch"]},
         {"alias":"ci","issuer":"https://ci.example.com","audience":"mailroom-api","algorithm":"ES256",
          "jwks":"https://ci.example.com/keys","team":"post"}]\
        """;

    private final TokenWorld world = new TokenWorld();
    private final OutsideIssuer provider = new OutsideIssuer();
    private String list = TRUSTED;
    private final Authorize authorize = authorize();

    private Authorize authorize() {
        var issuers = new KnownIssuers(() -> TrustedIssuersJson.read(list, TokenWorld.ISSUER), provider, world.clock);
        return new Authorize(
                new CheckApiKey(world.keys, world.clock),
                new KnownKeys(world.published, world.clock),
                SecurityAdapters.tokens(),
                new TokenRules(TokenWorld.ISSUER, TokenWorld.AUDIENCE),
                new OutsideCompactTokens(issuers),
                world.clock);
    }

    private Authorization bearer(String token) {
        return authorize.authorize("Bearer " + token);
    }

    private void refused(String token, Refusal reason) {
        assertThat(bearer(token)).as(token).isEqualTo(new Authorization.Refused(reason));
    }

    private String claims() {
        long now = world.clock.instant().getEpochSecond();
        return """
            {"iss":"https://login.example.com/","aud":["other","mailroom-api"],"sub":"auth0|5f7c","email":"ann@example.com",\
            "email_verified":true,"dept":"post","hd":"example.com","iat":%d,"nbf":%d,"exp":%d,"nonce":{"a":[1]}}\
            """.formatted(now, now, now + 3_600);
    }

    private String with(String from, String to) {
        assertThat(claims()).contains(from);
        return OutsideIssuer.signed(JWSAlgorithm.RS256, "rsa-1", claims().replace(from, to));
    }

    private String good() {
        return OutsideIssuer.signed(JWSAlgorithm.RS256, "rsa-1", claims());
    }

    @Test
    void a_good_token_says_who_calls_in_our_words_for_as_long_as_it_lives() {
        assertThat(bearer(good()))
                .isEqualTo(new Authorization.Allowed(
                        new Identity(
                                new Owner("ann@example.com", "post"),
                                "oidc:corp:auth0|5f7c",
                                false,
                                Set.of("ListBatches", "ReadBatch")),
                        world.clock.instant().plusSeconds(3_600)));
        assertThat(provider.fetched).isOne();
        assertThat(bearer(good())).isInstanceOf(Authorization.Allowed.class);
        assertThat(provider.fetched).isOne();
    }

    @Test
    void sub_and_a_fixed_team_are_enough() {
        String claims = claims().replace("https://login.example.com/", "https://ci.example.com")
                .replace("auth0|5f7c", "deploy");

        assertThat(bearer(OutsideIssuer.signed(JWSAlgorithm.ES256, "ec-1", claims)))
                .isEqualTo(new Authorization.Allowed(
                        new Identity(new Owner("deploy", "post"), "oidc:ci:deploy", false, Set.of()),
                        world.clock.instant().plusSeconds(3_600)));
    }

    @Test
    void our_own_tokens_and_keys_are_taken_beside_them() {
        assertThat(bearer(world.token())).isInstanceOf(Authorization.Allowed.class);
        assertThat(bearer(world.key.credentials())).isInstanceOf(Authorization.Allowed.class);
        assertThat(provider.fetched).isZero();
    }

    @Test
    void an_issuer_that_nobody_trusts_is_asked_for_nothing() {
        refused(with("https://login.example.com/", "https://login.example.com"), Refusal.WRONG_ALGORITHM);
        refused(with("https://login.example.com/", "https://LOGIN.example.com/"), Refusal.WRONG_ALGORITHM);
        refused(
                with("\"iss\":\"https://login.example.com/\"", "\"iss\":[\"https://login.example.com/\"]"),
                Refusal.WRONG_ALGORITHM);
        refused(with("\"iss\":\"https://login.example.com/\",", ""), Refusal.WRONG_ALGORITHM);

        assertThat(provider.fetched).isZero();
    }

    @Test
    void an_issuer_signs_with_its_own_keys_by_its_own_algorithm_only() {
        refused(OutsideIssuer.signed(JWSAlgorithm.PS256, "rsa-1", claims()), Refusal.WRONG_ALGORITHM);
        refused(OutsideIssuer.signed(JWSAlgorithm.RS512, "rsa-1", claims()), Refusal.WRONG_ALGORITHM);
        refused(OutsideIssuer.signed(JWSAlgorithm.ES256, "ec-1", claims()), Refusal.WRONG_ALGORITHM);
        // The same set holds an EC key for the other issuer: RS256 cannot find it.
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ec-1");
        refused(forged(header.build()), Refusal.UNKNOWN_SIGNING_KEY);
        refused(OutsideIssuer.signed(JWSAlgorithm.RS256, "weak", claims()), Refusal.UNKNOWN_SIGNING_KEY);
        // Our own key says nothing for an outside issuer, and its key nothing for us.
        refused(world.signed(world.header(), claims()), Refusal.WRONG_ALGORITHM);
        refused(OutsideIssuer.signed(JWSAlgorithm.ES256, "ec-1", world.claims()), Refusal.WRONG_TYPE);
    }

    /** A header with a signature of another key under it. */
    private String forged(JWSHeader header) {
        String[] parts = good().split("\\.", -1);
        return header.toBase64URL() + "." + parts[1] + "." + parts[2];
    }

    @Test
    void a_header_that_points_to_keys_is_refused_and_followed_by_nobody() throws Exception {
        var builder = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1");
        refused(
                OutsideIssuer.signed(
                        builder.jwkURL(new URI("https://attacker.example.com/k"))
                                .build(),
                        claims()),
                Refusal.HEADER_PARAMETER);
        builder.jwkURL(null);
        refused(
                OutsideIssuer.signed(
                        builder.x509CertURL(new URI("https://attacker.example.com/c"))
                                .build(),
                        claims()),
                Refusal.HEADER_PARAMETER);
        builder.x509CertURL(null);
        refused(
                OutsideIssuer.signed(
                        builder.jwk(provider.keys.getFirst().toPublicJWK()).build(), claims()),
                Refusal.HEADER_PARAMETER);
        builder.jwk(null);
        assertThat(bearer(OutsideIssuer.signed(
                        builder.x509CertSHA256Thumbprint(Base64URL.encode("named"))
                                .build(),
                        claims())))
                .isInstanceOf(Authorization.Allowed.class);
        refused(
                OutsideIssuer.signed(
                        builder.type(new JOSEObjectType("logout+jwt")).build(), claims()),
                Refusal.WRONG_TYPE);
        refused(
                OutsideIssuer.signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("").build(), claims()),
                Refusal.UNKNOWN_SIGNING_KEY);
        builder.x509CertSHA256Thumbprint(null).type(null).criticalParams(Set.of("x"));
        refused(forged(builder.build()), Refusal.HEADER_PARAMETER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"mailroom-api\"]|\"mailroom-api/\"]|WRONG_AUDIENCE",
                "[\"other\",\"mailroom-api\"]|\"Mailroom-api\"|WRONG_AUDIENCE",
                "[\"other\",\"mailroom-api\"]|{\"a\":\"mailroom-api\"}|WRONG_AUDIENCE",
                "\"email_verified\":true|\"email_verified\":false|BAD_CLAIMS",
                "\"email_verified\":true|\"email_verified\":\"true\"|BAD_CLAIMS",
                "\"email_verified\":true,|``|BAD_CLAIMS",
                "ann@example.com|ann smith|BAD_CLAIMS",
                "\"dept\":\"post\"|\"dept\":7|BAD_CLAIMS",
                "\"hd\":\"example.com\"|\"hd\":\"example.org\"|BAD_CLAIMS",
                "\"hd\":\"example.com\"|\"hd\":[\"example.com\"]|BAD_CLAIMS",
                "\"nbf\":|\"nbf\":\"1\",\"x\":|BAD_CLAIMS",
                "\"exp\":|\"exp\":1e9,\"x\":|BAD_CLAIMS",
                "\"exp\":|\"exp\":1e400,\"x\":|BAD_CLAIMS",
                "\"exp\":|\"x\":|BAD_CLAIMS",
                "\"iat\":|\"x\":|BAD_CLAIMS"
            })
    void claims_that_are_not_as_the_operator_said_are_refused(String from, String to, Refusal reason) {
        refused(with(from, to), reason);
    }

    @Test
    void a_sub_that_a_key_id_cannot_hold_is_refused() {
        refused(with("auth0|5f7c", "a b"), Refusal.BAD_CLAIMS);
        refused(with("auth0|5f7c", "x".repeat(129)), Refusal.BAD_CLAIMS);
    }

    @Test
    void times_are_held_as_for_our_own_tokens() {
        long now = world.clock.instant().getEpochSecond();

        assertThat(bearer(with("\"nbf\":" + now, "\"nbf\":" + (now + 60)))).isInstanceOf(Authorization.Allowed.class);
        refused(with("\"nbf\":" + now, "\"nbf\":" + (now + 61)), Refusal.ISSUED_IN_FUTURE);
        refused(with("\"iat\":" + now, "\"iat\":" + (now + 61)), Refusal.ISSUED_IN_FUTURE);
        refused(with("\"exp\":" + (now + 3_600), "\"exp\":" + now), Refusal.EXPIRED);
        refused(with("\"exp\":" + (now + 3_600), "\"exp\":" + (now + 86_401)), Refusal.LIVES_TOO_LONG);
    }

    @Test
    void the_keys_are_fetched_again_for_an_unknown_kid_once_a_minute_and_when_they_are_old() {
        bearer(good());
        provider.rotate();
        String next = OutsideIssuer.signed(JWSAlgorithm.RS256, "rsa-2", claims());
        refused(next, Refusal.UNKNOWN_SIGNING_KEY);
        world.clock.forward(Duration.ofMinutes(1));
        assertThat(bearer(next)).isInstanceOf(Authorization.Allowed.class);
        assertThat(provider.fetched).isEqualTo(2);

        for (int second = 0; second < 300; second++) {
            world.clock.forward(Duration.ofSeconds(1));
            bearer(OutsideIssuer.signed(JWSAlgorithm.RS256, "made-up-" + second, claims()));
        }
        assertThat(provider.fetched).isEqualTo(7);
        provider.keys.removeFirst();
        world.clock.forward(Duration.ofMinutes(10));
        refused(good(), Refusal.UNKNOWN_SIGNING_KEY);
    }

    @Test
    void while_the_issuer_is_down_its_known_keys_are_good_for_a_day_and_others_are_nobodys_guess() {
        bearer(good());
        provider.down = true;
        world.clock.forward(Duration.ofHours(23));
        assertThat(bearer(good())).isInstanceOf(Authorization.Allowed.class);
        String unknown = OutsideIssuer.signed(JWSAlgorithm.RS256, "rsa-2", claims());
        assertThatThrownBy(() -> bearer(unknown)).hasMessageContaining("issuer corp cannot be had");

        world.clock.forward(Duration.ofHours(1));
        String late = good();
        assertThatThrownBy(() -> bearer(late)).hasMessageContaining("issuer corp cannot be had");
        provider.down = false;
        world.clock.forward(Duration.ofMinutes(1));
        assertThat(bearer(good())).isInstanceOf(Authorization.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"keys\":7}", "<html>"})
    void an_answer_that_is_no_key_set_is_as_if_none_had_come(String answer) {
        provider.spoil = _ -> answer;
        String token = good();

        assertThatThrownBy(() -> bearer(token)).hasMessageContaining("issuer corp cannot be had");
    }

    @Test
    void broken_keys_in_a_set_do_not_hurt_the_others() {
        provider.spoil = it -> it.replace(
                "{\"keys\":[",
                "{\"keys\":[7,{\"kty\":\"RSA\",\"kid\":\"x\"},{\"kty\":\"RSA\",\"kid\":\"y\",\"n\":\"%\",\"e\":\"AQAB\"},"
                        + "{\"kty\":\"oct\",\"kid\":\"z\",\"k\":\"AAAA\"},");

        assertThat(bearer(good())).isInstanceOf(Authorization.Allowed.class);
        refused(OutsideIssuer.signed(JWSAlgorithm.RS256, "x", claims()), Refusal.UNKNOWN_SIGNING_KEY);
    }

    @Test
    void an_issuer_that_is_taken_off_the_list_is_not_trusted_ten_minutes_later_and_a_broken_list_changes_nothing() {
        assertThat(bearer(good())).isInstanceOf(Authorization.Allowed.class);
        list = "[";
        world.clock.forward(Duration.ofMinutes(10));
        assertThat(bearer(good())).isInstanceOf(Authorization.Allowed.class);
        list = "[]";
        world.clock.forward(Duration.ofMinutes(10));
        refused(good(), Refusal.WRONG_ALGORITHM);
    }

    /** The whole token, not a sample. RSA is slow to verify: few flips reach it, as the parts are looked at before. */
    @Test
    void any_one_bit_change_of_a_good_token_is_refused() {
        String token = good();
        for (int bit = 0; bit < token.length() * 7; bit++) {
            char changed = (char) (token.charAt(bit / 7) ^ 1 << bit % 7);
            String forged = token.substring(0, bit / 7) + changed + token.substring(bit / 7 + 1);
            assertThat(bearer(forged)).as(forged).isInstanceOf(Authorization.Refused.class);
        }
    }
}
