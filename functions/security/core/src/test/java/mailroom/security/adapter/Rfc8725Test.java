package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Authorization;
import mailroom.security.domain.CanonicalBase64;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.KeySet;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.PublishedKey;
import mailroom.security.domain.Refusal;
import mailroom.security.domain.VerificationKey;
import mailroom.security.port.MemorySigner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * JSON Web Token Best Current Practices (RFC 8725), section 3 point by point. {@link TokenAttacksTest} has the attacks in breadth; here stands at
 * least one for each point, or what makes it impossible.
 */
class Rfc8725Test {
    private final TokenWorld world = new TokenWorld();

    private void refused(String token, Refusal reason) {
        assertThat(world.bearer(token)).as(token).isEqualTo(new Authorization.Refused(reason));
    }

    private String input() {
        return TokenWorld.base64(world.header()) + "." + TokenWorld.base64(world.claims());
    }

    @Nested
    class Point1PerformAlgorithmVerification {
        @Test
        void the_algorithm_is_ours_and_never_the_tokens_word() {
            for (String algorithm : List.of("none", "HS256", "RS256", "PS256", "ES384", "ES256K", "EdDSA", "ECDH-ES")) {
                refused(
                        world.signed(world.header().replace("ES256", algorithm), world.claims()),
                        Refusal.WRONG_ALGORITHM);
            }
        }
    }

    @Nested
    class Point2UseAppropriateAlgorithms {
        @Test
        void one_algorithm_and_no_none() {
            refused(
                    TokenWorld.base64("{\"alg\":\"none\"}") + "." + TokenWorld.base64(world.claims()) + ".AA",
                    Refusal.WRONG_ALGORITHM);
            assertThat(SecurityAdapters.jwks(world.published.read()).path("keys"))
                    .allSatisfy(key -> {
                        assertThat(key.path("alg").textValue()).isEqualTo("ES256");
                        assertThat(key.path("use").textValue()).isEqualTo("sig");
                    });
        }
    }

    @Nested
    class Point3ValidateAllCryptographicOperations {
        @Test
        void a_good_signature_of_any_other_content_is_none() {
            String[] mine = world.token().split("\\.", -1);
            String[] other = world.signed(world.header(), world.claims()).split("\\.", -1);

            refused(mine[0] + "." + mine[1] + "." + other[2], Refusal.BAD_SIGNATURE);
            refused(mine[0] + "." + other[1] + "." + mine[2], Refusal.BAD_SIGNATURE);
        }

        @Test
        void a_token_in_a_token_or_an_encrypted_one_is_none() throws Exception {
            refused(world.signed(world.header(), "\"" + world.token() + "\""), Refusal.BAD_CLAIMS);
            refused(
                    world.signed(world.header().replace("}", ",\"cty\":\"JWT\"}"), world.token()),
                    Refusal.HEADER_PARAMETER);
            var key = new ECKeyGenerator(Curve.P_256).generate();
            var encrypted = new JWEObject(
                    new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM), new Payload(world.claims()));
            encrypted.encrypt(new ECDHEncrypter(key));
            refused(encrypted.serialize(), Refusal.MALFORMED);
        }
    }

    @Nested
    class Point4ValidateCryptographicInputs {
        private String withSignature(BigInteger r, BigInteger s) {
            return input() + "." + CanonicalBase64.encode(concat(r, s));
        }

        private static byte[] concat(BigInteger r, BigInteger s) {
            var bytes = new byte[64];
            put(bytes, 32, r);
            put(bytes, 64, s);
            return bytes;
        }

        private static void put(byte[] bytes, int end, BigInteger number) {
            byte[] big = number.toByteArray();
            int length = Math.min(32, big.length);
            System.arraycopy(big, big.length - length, bytes, end - length, length);
        }

        /** CVE-2022-21449: zeros, and the order of the curve, which is zero too. */
        @Test
        void a_psychic_signature_proves_nothing() {
            BigInteger n =
                    ((ECPublicKey) world.signer.pair().getPublic()).getParams().getOrder();
            for (BigInteger r : List.of(BigInteger.ZERO, BigInteger.ONE, n, n.add(BigInteger.ONE))) {
                for (BigInteger s : List.of(BigInteger.ZERO, BigInteger.ONE, n, n.add(BigInteger.ONE))) {
                    refused(withSignature(r, s), Refusal.BAD_SIGNATURE);
                }
            }
        }

        /** The other signature of the same content, (r, n - s), is good by ECDSA: it proves the same, so nothing may be keyed by a token's text. */
        @Test
        void the_twin_of_a_signature_says_nothing_else() {
            byte[] good = world.signer.sign(input().getBytes(StandardCharsets.US_ASCII));
            BigInteger n =
                    ((ECPublicKey) world.signer.pair().getPublic()).getParams().getOrder();
            var r = new BigInteger(1, Arrays.copyOf(good, 32));
            var s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));

            assertThat(world.bearer(withSignature(r, n.subtract(s))))
                    .isEqualTo(world.bearer(input() + "." + CanonicalBase64.encode(good)));
        }

        @Test
        void a_key_that_is_no_point_of_the_curve_verifies_nothing() {
            String one = CanonicalBase64.encode(new byte[32]);
            VerificationKey broken = VerificationKey.inSlot("A", one, one);
            world.published.publish(new KeySet(List.of(new PublishedKey(broken, world.clock.instant(), ApiKey.NEVER))));
            String token =
                    world.signed(world.header().replace(world.signer.publicKey().kid(), broken.kid()), world.claims());

            assertThatThrownBy(() -> world.bearer(token)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Point5EnsureCryptographicKeysHaveSufficientEntropy {
        /** Signing keys are KMS's (P-256). A secret is 32 bytes of SecureRandom: any two differ in about half of their bits. */
        @Test
        void an_api_key_has_256_random_bits() {
            var create = new CreateApiKey(world.keys, world.clock, new SecureRandom());
            var wanted = new NewApiKey(world.key.key().owner(), ApiKey.NEVER);
            byte[] one = CanonicalBase64.decode(create.create(wanted).secret().value())
                    .orElseThrow();
            byte[] other = CanonicalBase64.decode(create.create(wanted).secret().value())
                    .orElseThrow();

            assertThat(one).hasSize(32);
            assertThat(new BigInteger(1, one).xor(new BigInteger(1, other)).bitCount())
                    .isBetween(64, 192);
        }
    }

    @Nested
    class Point6AvoidCompressionOfEncryptionInputs {
        @Test
        void nothing_is_encrypted_and_nothing_is_inflated() {
            refused(
                    world.signed(world.header().replace("}", ",\"zip\":\"DEF\"}"), world.claims()),
                    Refusal.HEADER_PARAMETER);
        }
    }

    @Nested
    class Point7UseUtf8 {
        private String signedBytes(byte[] payload) {
            String input = TokenWorld.base64(world.header()) + "." + CanonicalBase64.encode(payload);
            return input + "." + CanonicalBase64.encode(world.signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
        }

        @Test
        void other_encodings_and_broken_utf8_are_refused() {
            refused(signedBytes(world.claims().getBytes(StandardCharsets.UTF_16)), Refusal.BAD_CLAIMS);
            String latin = world.claims().replace("\"jti\":\"1\"", "\"jti\":\"\u00e9\"");
            refused(signedBytes(latin.getBytes(StandardCharsets.ISO_8859_1)), Refusal.BAD_CLAIMS);
            assertThat(world.bearer(signedBytes(latin.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(Authorization.Allowed.class);
        }
    }

    @Nested
    class Point8ValidateIssuerAndSubject {
        @Test
        void the_issuer_is_compared_to_the_letter_and_its_key_is_one_of_ours() {
            for (String issuer : List.of(
                    "https://mailroom.example.com/",
                    "https://Mailroom.example.com",
                    "https://mailroom.example.co",
                    "https://mailroom.example.com.evil.example",
                    "")) {
                Refusal reason = issuer.isEmpty() ? Refusal.BAD_CLAIMS : Refusal.WRONG_ISSUER;
                refused(world.signed(world.header(), world.claims().replace(TokenWorld.ISSUER, issuer)), reason);
            }
            var stranger = MemorySigner.inSlot("A");
            refused(
                    world.signed(
                            world.header()
                                    .replace(
                                            world.signer.publicKey().kid(),
                                            stranger.publicKey().kid()),
                            world.claims()),
                    Refusal.UNKNOWN_SIGNING_KEY);
        }

        @Test
        void a_subject_that_nobody_can_have_is_refused() {
            for (String subject : List.of("", "a b", "ann/../bob", "x".repeat(129), "ann\\u0000")) {
                refused(
                        world.signed(
                                world.header(),
                                world.claims().replace("\"sub\":\"ann\"", "\"sub\":\"" + subject + "\"")),
                        Refusal.BAD_CLAIMS);
            }
        }
    }

    @Nested
    class Point9UseAndValidateAudience {
        @Test
        void a_token_is_for_us_alone_or_it_is_not_for_us() {
            for (String audience : List.of("mailroom/", "Mailroom", "mail", "mailroom-api", "other")) {
                refused(
                        world.signed(
                                world.header(),
                                world.claims().replace("\"aud\":\"mailroom\"", "\"aud\":\"" + audience + "\"")),
                        Refusal.WRONG_AUDIENCE);
            }
            refused(
                    world.signed(
                            world.header(),
                            world.claims().replace("\"aud\":\"mailroom\"", "\"aud\":[\"mailroom\",\"other\"]")),
                    Refusal.BAD_CLAIMS);
            refused(
                    world.signed(world.header(), world.claims().replace("\"aud\":\"mailroom\",", "")),
                    Refusal.BAD_CLAIMS);
        }
    }

    @Nested
    class Point10DoNotTrustReceivedClaims {
        @Test
        void a_kid_is_looked_up_in_memory_and_nowhere_else() {
            String ours = world.signer.publicKey().kid();
            for (String kid : List.of(
                    "../../dev/null",
                    "' OR 1=1 --",
                    "https://attacker.example.com/jwks.json",
                    ours + "\\u0000",
                    ours.substring(0, 44),
                    "*",
                    "A",
                    "${jndi:ldap://x}",
                    "k".repeat(2_000))) {
                refused(world.signed(world.header().replace(ours, kid), world.claims()), Refusal.UNKNOWN_SIGNING_KEY);
            }
            for (String kid : List.of("null", "7", "[\"" + ours + "\"]", "{}")) {
                refused(
                        world.signed(world.header().replace("\"" + ours + "\"", kid), world.claims()),
                        Refusal.UNKNOWN_SIGNING_KEY);
            }
            assertThat(world.published.reads())
                    .as("made-up kids cause one reading a minute")
                    .isEqualTo(3);
        }

        @Test
        void places_of_keys_and_keys_in_the_header_are_refused_unread() {
            var own = MemorySigner.inSlot("A");
            String jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                    .formatted(own.publicKey().x(), own.publicKey().y());
            for (Map.Entry<String, String> member : Map.of(
                            "jwk",
                            jwk,
                            "jku",
                            "\"https://attacker.example.com/jwks.json\"",
                            "x5u",
                            "\"http://169.254.169.254/latest/meta-data\"",
                            "x5c",
                            "[\"MIIB\"]")
                    .entrySet()) {
                String header =
                        world.header().replace("}", ",\"%s\":%s}".formatted(member.getKey(), member.getValue()));
                String input = TokenWorld.base64(header) + "." + TokenWorld.base64(world.claims());
                refused(
                        input + "." + CanonicalBase64.encode(own.sign(input.getBytes(StandardCharsets.US_ASCII))),
                        Refusal.HEADER_PARAMETER);
            }
        }
    }

    @Nested
    class Point11UseExplicitTyping {
        @Test
        void an_access_token_says_that_it_is_one() {
            for (String type : List.of("JWT", "at+JWT", "id+jwt", "application/at+jwt", "")) {
                refused(world.signed(world.header().replace("at+jwt", type), world.claims()), Refusal.WRONG_TYPE);
            }
            refused(
                    world.signed(world.header().replace("\"typ\":\"at+jwt\",", ""), world.claims()),
                    Refusal.WRONG_TYPE);
        }
    }

    @Nested
    class Point12UseMutuallyExclusiveValidationRulesForDifferentKindsOfJwts {
        /** The only kind that we write is a JWT. Everything else that opens a door (API keys, stream tickets) has no dot-separated JSON in it. */
        @Test
        void what_is_good_as_one_kind_is_refused_as_any_other() {
            refused(world.key.credentials().replace("mk_live_", "mk_none_"), Refusal.MALFORMED);
            refused(
                    world.signed(world.header(), world.claims().replace("\"client_id\"", "\"azp\"")),
                    Refusal.BAD_CLAIMS);
            refused(
                    world.signed(world.header(), world.claims().replace("\"mode\":\"live\"", "\"mode\":\"test\"")),
                    Refusal.BAD_CLAIMS);
        }
    }
}
