package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mailroom.security.domain.Authorization;
import mailroom.security.domain.CanonicalBase64;
import mailroom.security.domain.Refusal;
import mailroom.security.port.MemorySigner;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8725's advice as attacks. Where it is possible the forged token carries a good signature of ours, so that nothing else refuses it. */
class TokenAttacksTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final TokenWorld world = new TokenWorld();

    private void refused(String token, Refusal reason) {
        assertThat(world.bearer(token)).as(token).isEqualTo(new Authorization.Refused(reason));
    }

    private String withHeader(String header) {
        return world.signed(header, world.claims());
    }

    private String withClaims(String from, String to) {
        String forged = world.claims().replace(from, to);
        assertThat(forged).isNotEqualTo(world.claims());
        return world.signed(world.header(), forged);
    }

    @Test
    void the_yardstick_is_good() {
        assertThat(world.bearer(world.signed(world.header(), world.claims())))
                .isInstanceOf(Authorization.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256", "RS256", "ES384", "es256", ""})
    void no_other_algorithm_is_taken(String algorithm) {
        refused(withHeader(world.header().replace("ES256", algorithm)), Refusal.WRONG_ALGORITHM);
    }

    @Test
    void alg_none_without_a_signature_is_no_token() {
        String header = TokenWorld.base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}");

        refused(header + "." + TokenWorld.base64(world.claims()) + ".", Refusal.MALFORMED);
    }

    @Test
    void the_public_key_is_no_hmac_secret() throws Exception {
        String input =
                TokenWorld.base64(world.header().replace("ES256", "HS256")) + "." + TokenWorld.base64(world.claims());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(world.signer.pair().getPublic().getEncoded(), "HmacSHA256"));

        refused(
                input + "." + CanonicalBase64.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))),
                Refusal.WRONG_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\"}",
                "\"jku\":\"https://attacker.example.com/jwks.json\"",
                "\"x5u\":\"https://attacker.example.com/x.pem\"",
                "\"x5c\":[\"MII\"]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[]",
                "\"b64\":true",
                "\"zip\":\"DEF\"",
                "\"cty\":\"JWT\""
            })
    void a_header_with_anything_more_is_refused(String more) {
        refused(withHeader(world.header().replace("}", "," + more + "}")), Refusal.HEADER_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+JWT", "application/at+jwt", "jwt", ""})
    void another_kind_of_jwt_is_refused(String type) {
        refused(withHeader(world.header().replace("at+jwt", type)), Refusal.WRONG_TYPE);
    }

    @Test
    void a_header_needs_each_of_its_three_members_once_and_as_text() {
        refused(withHeader("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}"), Refusal.UNKNOWN_SIGNING_KEY);
        refused(withHeader("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":7}"), Refusal.UNKNOWN_SIGNING_KEY);
        refused(withHeader("{\"alg\":[\"ES256\"],\"typ\":\"at+jwt\",\"kid\":\"A\"}"), Refusal.WRONG_ALGORITHM);
        refused(withHeader(world.header().replace("{", "{\"alg\":\"ES256\",")), Refusal.MALFORMED);
        refused(withHeader("[]"), Refusal.MALFORMED);
        refused(withHeader("\"ES256\""), Refusal.MALFORMED);
        refused(withHeader("not json"), Refusal.MALFORMED);
        refused(withHeader(world.header() + "{}"), Refusal.MALFORMED);
    }

    @Test
    void a_stranger_who_signs_by_our_kid_is_refused_and_so_is_his_own_kid() {
        var stranger = MemorySigner.inSlot("A");
        String input = TokenWorld.base64(world.header()) + "." + TokenWorld.base64(world.claims());
        String signature = CanonicalBase64.encode(stranger.sign(input.getBytes(StandardCharsets.US_ASCII)));

        refused(input + "." + signature, Refusal.BAD_SIGNATURE);
        String ours = world.signer.publicKey().kid();
        refused(withHeader(world.header().replace(ours, stranger.publicKey().kid())), Refusal.UNKNOWN_SIGNING_KEY);
        refused(withHeader(world.header().replace(ours, "../../" + ours)), Refusal.UNKNOWN_SIGNING_KEY);
    }

    @Test
    void a_signature_in_der_of_zeros_too_short_too_long_or_of_something_else_is_refused() {
        String input = TokenWorld.base64(world.header()) + "." + TokenWorld.base64(world.claims());
        byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
        byte[] good = world.signer.sign(bytes);

        refused(input + "." + CanonicalBase64.encode(world.signer.signDer(bytes)), Refusal.BAD_SIGNATURE);
        refused(input + "." + CanonicalBase64.encode(new byte[64]), Refusal.BAD_SIGNATURE);
        byte[] zeroS = Arrays.copyOf(Arrays.copyOf(good, 32), 64);
        refused(input + "." + CanonicalBase64.encode(zeroS), Refusal.BAD_SIGNATURE);
        refused(input + "." + CanonicalBase64.encode(Arrays.copyOf(good, 63)), Refusal.BAD_SIGNATURE);
        refused(input + "." + CanonicalBase64.encode(Arrays.copyOf(good, 65)), Refusal.BAD_SIGNATURE);
        byte[] other = world.signer.sign("other".getBytes(StandardCharsets.US_ASCII));
        refused(input + "." + CanonicalBase64.encode(other), Refusal.BAD_SIGNATURE);
    }

    @Test
    void only_the_canonical_spelling_of_each_part_is_read() {
        String token = world.token();
        String last = token.substring(0, token.length() - 1);
        int spare = ALPHABET.indexOf(token.charAt(token.length() - 1));
        for (int flip = 1; flip < 16; flip++) {
            char c = ALPHABET.charAt(spare ^ flip);
            refused(last + c, Refusal.NOT_CANONICAL);
        }
        refused(token + "==", Refusal.NOT_CANONICAL);
        refused(token.replaceFirst("\\.", "=."), Refusal.NOT_CANONICAL);
        refused(token + "\n", Refusal.NOT_CANONICAL);
        refused(" " + token, Refusal.NOT_CANONICAL);
        refused(token + ".", Refusal.MALFORMED);
        refused(token + ".e30.e30", Refusal.MALFORMED);
        refused(token + "," + token, Refusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sub\":\"ann\"|\"sub\":\"ann\",\"sub\":\"bob\"",
                "\"sub\":\"ann\"|\"sub\":7",
                "\"sub\":\"ann\"|\"sub\":\"a b\"",
                "\"sub\":\"ann\",|``",
                "\"team\":\"post\"|\"team\":\"\"",
                "\"roles\":[]|\"roles\":\"admin\"",
                "\"roles\":[]|\"roles\":[7]",
                "\"roles\":[]|\"roles\":[\"admin\",\"admin\"]",
                "\"roles\":[]|\"roles\":[\"Admin\"]",
                "\"roles\":[],|``",
                "\"mode\":\"live\"|\"mode\":\"test\"",
                "\"mode\":\"live\"|\"mode\":\"live\",\"scope\":\"B A\"",
                "\"mode\":\"live\"|\"mode\":\"live\",\"scope\":\"\"",
                "\"aud\":\"mailroom\"|\"aud\":[\"mailroom\"]",
                "\"jti\":\"1\"|\"jti\":\" \"",
                "\"client_id\":\"mk|\"client_id\":\"km",
                "\"exp\":|\"exp\":1e9,\"x\":",
                "\"exp\":|\"exp\":1795428000.5,\"x\":",
                "\"exp\":|\"exp\":\"1795428000\",\"x\":",
                "\"exp\":|\"exp\":null,\"x\":",
                "\"exp\":|\"exp\":-1,\"x\":",
                "\"exp\":|\"exp\":-0.0,\"x\":",
                "\"exp\":|\"exp\":1e400,\"x\":",
                "\"exp\":|\"exp\":NaN,\"x\":",
                "\"exp\":|\"exp\":[1795428000],\"x\":",
                "\"exp\":|\"exp\":99999999999999,\"x\":",
                "\"exp\":|\"exp\":9223372036854775808,\"x\":",
                "\"exp\":|\"x\":",
                "\"iat\":|\"iat\":true,\"x\":",
                "{|[{"
            })
    void claims_that_are_not_exactly_ours_are_refused_even_with_our_signature(String from, String to) {
        refused(withClaims(from, to), Refusal.BAD_CLAIMS);
    }

    @Test
    void a_token_of_another_issuer_or_for_somebody_else_is_refused() {
        refused(withClaims("https://mailroom", "http://mailroom"), Refusal.WRONG_ISSUER);
        refused(withClaims("mailroom.example.com\"", "mailroom.example.com/\""), Refusal.WRONG_ISSUER);
        refused(withClaims("\"aud\":\"mailroom\"", "\"aud\":\"mailroom2\""), Refusal.WRONG_AUDIENCE);
        refused(withClaims("\"aud\":\"mailroom\"", "\"aud\":\"Mailroom\""), Refusal.WRONG_AUDIENCE);
    }

    @Test
    void a_token_of_the_future_or_of_a_long_life_is_refused() {
        long now = world.clock.instant().getEpochSecond();
        String iat = "\"iat\":" + now;

        assertThat(world.bearer(withClaims(iat, "\"iat\":" + (now + 60)))).isInstanceOf(Authorization.Allowed.class);
        refused(withClaims(iat, "\"iat\":" + (now + 61)), Refusal.ISSUED_IN_FUTURE);
        refused(withClaims(iat, "\"iat\":" + (now - 1)), Refusal.LIVES_TOO_LONG);
        refused(withClaims(iat + ",\"exp\":" + (now + 900), iat + ",\"exp\":" + now), Refusal.EXPIRED);
    }

    @Test
    void a_very_long_token_is_refused_unread() {
        refused("a".repeat(4_097), Refusal.TOO_LONG);
        refused(withClaims("\"jti\":\"1\"", "\"jti\":\"" + "1".repeat(4_000) + "\""), Refusal.TOO_LONG);
    }

    @Test
    void a_deeply_nested_header_or_payload_is_refused_and_nothing_overflows() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            String deep = open.repeat(2_800 / open.length());
            refused(world.signed(world.header(), deep), Refusal.BAD_CLAIMS);
            refused(withHeader(deep), Refusal.MALFORMED);
            String closed = "[".repeat(900) + "]".repeat(900);
            refused(
                    world.signed(
                            world.header(),
                            world.claims().replace("{\"iss\"", "{\"x\":" + closed + ",\"jti\":1,\"iss\"")),
                    Refusal.BAD_CLAIMS);
        }
    }

    /** Every one of them, not a sample: a token has some 3,400 bits. */
    @Test
    void any_one_bit_change_of_a_good_token_is_refused() {
        String token = world.token();
        for (int bit = 0; bit < token.length() * 7; bit++) {
            char changed = (char) (token.charAt(bit / 7) ^ 1 << bit % 7);
            String forged = token.substring(0, bit / 7) + changed + token.substring(bit / 7 + 1);

            assertThat(world.bearer(forged)).as(forged).isInstanceOf(Authorization.Refused.class);
        }
    }

    @Property(tries = 1_000)
    void any_one_bit_change_of_any_token_is_refused(@ForAll int at, @ForAll @IntRange(max = 7) int bit) {
        String token = world.token();
        byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
        bytes[Math.floorMod(at, bytes.length)] ^= (byte) (1 << bit);

        assertThat(world.bearer(new String(bytes, StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Authorization.Refused.class);
    }

    @Property(tries = 500)
    void any_text_at_all_is_refused_and_nothing_is_thrown(@ForAll String text) {
        assertThat(world.authorize.authorize(text)).isInstanceOf(Authorization.Refused.class);
        assertThat(world.bearer(text)).isInstanceOf(Authorization.Refused.class);
        assertThat(world.bearer("mk_live_" + text)).isInstanceOf(Authorization.Refused.class);
        assertThat(world.bearer(withHeader(text))).isInstanceOf(Authorization.Refused.class);
        assertThat(world.bearer(world.signed(world.header(), text))).isInstanceOf(Authorization.Refused.class);
    }

    @Example
    void a_token_twice_as_header_is_refused() {
        assertThat(world.authorize.authorize("Bearer " + world.token() + ",Bearer " + world.token()))
                .isInstanceOf(Authorization.Refused.class);
    }
}
