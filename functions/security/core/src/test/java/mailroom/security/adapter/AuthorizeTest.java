package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import mailroom.security.domain.Authorization;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.Exchange;
import mailroom.security.domain.Identity;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Refusal;
import org.junit.jupiter.api.Test;

class AuthorizeTest {
    private final TokenWorld world = new TokenWorld();

    private Authorization.Allowed allowedUntil(Instant expires) {
        return new Authorization.Allowed(
                new Identity(world.key.key().owner(), world.key.key().id().value(), false, Set.of()), expires);
    }

    @Test
    void a_key_becomes_a_token_that_says_who_calls_for_a_quarter_of_an_hour() {
        assertThat(world.bearer(world.token()))
                .isEqualTo(allowedUntil(world.clock.instant().plus(Duration.ofMinutes(15))));
    }

    @Test
    void another_library_reads_our_token_the_same_way() throws Exception {
        var jwt = SignedJWT.parse(world.token());

        assertThat(jwt.verify(
                        new ECDSAVerifier((ECPublicKey) world.signer.pair().getPublic())))
                .isTrue();
        assertThat(jwt.getHeader().toJSONObject().keySet()).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(TokenWorld.ISSUER);
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(TokenWorld.AUDIENCE);
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("ann");
        assertThat(jwt.getJWTClaimsSet().getStringClaim("team")).isEqualTo("post");
        assertThat(jwt.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("sender");
        assertThat(jwt.getJWTClaimsSet().getStringClaim("mode")).isEqualTo("live");
        assertThat(jwt.getJWTClaimsSet().getJWTID()).hasSize(26);
    }

    @Test
    void a_token_is_refused_from_the_second_of_its_expiry_on_without_grace() {
        String token = world.token();
        world.clock.forward(Duration.ofSeconds(899));
        assertThat(world.bearer(token)).isInstanceOf(Authorization.Allowed.class);

        world.clock.forward(Duration.ofSeconds(1));
        assertThat(world.bearer(token)).isEqualTo(new Authorization.Refused(Refusal.EXPIRED));
    }

    @Test
    void a_key_as_it_is_says_who_calls_for_ten_minutes() {
        assertThat(world.bearer(world.key.credentials()))
                .isEqualTo(allowedUntil(world.clock.instant().plus(Duration.ofMinutes(10))));
        assertThat(world.authorize.authorize("bearer " + world.key.credentials()))
                .isInstanceOf(Authorization.Allowed.class);
    }

    @Test
    void a_key_for_trying_out_with_a_scope_hands_both_on_by_itself_and_by_its_token() {
        var wanted = new NewApiKey(
                world.key.key().owner(),
                true,
                Set.of("ReadBatch", "CreateBatch"),
                world.clock.instant().plusSeconds(3_600));
        var key = new CreateApiKey(world.keys, world.clock, new Random(9)).create(wanted);
        var who = new Identity(key.key().owner(), key.key().id().value(), true, wanted.scope());

        assertThat(key.credentials()).startsWith("mk_test_");
        assertThat(world.bearer(key.credentials()))
                .isEqualTo(new Authorization.Allowed(who, world.clock.instant().plusSeconds(600)));
        assertThat(world.exchange(key.credentials())).isInstanceOfSatisfying(Exchange.Issued.class, it -> assertThat(
                        world.bearer(it.token()))
                .isEqualTo(new Authorization.Allowed(who, world.clock.instant().plusSeconds(900))));
    }

    @Test
    void neither_a_token_nor_trust_outlives_the_key() {
        Instant end = world.clock.instant().plusSeconds(30);
        var brief = new CreateApiKey(world.keys, world.clock, new Random(9))
                .create(new NewApiKey(world.key.key().owner(), end));

        assertThat(world.bearer(brief.credentials()))
                .isEqualTo(new Authorization.Allowed(
                        new Identity(brief.key().owner(), brief.key().id().value(), false, Set.of()), end));
        assertThat(world.exchange(brief.credentials())).isInstanceOfSatisfying(Exchange.Issued.class, it -> assertThat(
                        it.claims().expires())
                .isEqualTo(end));
        world.clock.forward(Duration.ofSeconds(30));
        assertThat(world.exchange(brief.credentials())).isEqualTo(new Exchange.Refused(Refusal.KEY_EXPIRED));
    }

    @Test
    void a_revoked_key_gets_no_token() {
        world.keys.revoke(world.key.key().id(), world.clock.instant());

        assertThat(world.exchange(world.key.credentials())).isEqualTo(new Exchange.Refused(Refusal.KEY_REVOKED));
        assertThat(world.bearer(world.key.credentials())).isEqualTo(new Authorization.Refused(Refusal.KEY_REVOKED));
    }

    @Test
    void a_wrong_secret_gets_no_token() {
        String wrong = world.key.key().id() + "." + "A".repeat(43);

        assertThat(world.exchange(wrong)).isEqualTo(new Exchange.Refused(Refusal.WRONG_SECRET));
        assertThat(world.bearer(wrong)).isEqualTo(new Authorization.Refused(Refusal.WRONG_SECRET));
    }

    @Test
    void what_is_no_bearer_header_is_refused() {
        assertThat(world.authorize.authorize("")).isEqualTo(new Authorization.Refused(Refusal.NO_CREDENTIALS));
        assertThat(world.authorize.authorize("Basic YTpi")).isEqualTo(new Authorization.Refused(Refusal.MALFORMED));
        assertThat(world.authorize.authorize("Bearer")).isEqualTo(new Authorization.Refused(Refusal.MALFORMED));
        assertThat(world.bearer("mk_live_x")).isEqualTo(new Authorization.Refused(Refusal.MALFORMED));
    }

    @Test
    void neither_a_token_nor_a_secret_is_printed() {
        Exchange issued = world.exchange(world.key.credentials());

        assertThat(issued.toString()).contains("hidden").doesNotContain("eyJ");
        assertThat(world.key.toString()).doesNotContain(world.key.secret().value());
    }

    @Test
    void a_store_that_does_not_answer_is_thrown_and_not_a_refusal() {
        world.published.breakDown();
        world.clock.forward(Duration.ofMinutes(2));
        String foreign = world.signed(world.header().replace("\"kid\":\"A", "\"kid\":\"B"), world.claims());

        assertThatThrownBy(() -> world.bearer(foreign)).isInstanceOf(IllegalStateException.class);
    }
}
