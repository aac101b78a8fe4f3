package mailroom.security.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mailroom.security.port.FakeClock;
import mailroom.security.port.MemoryPublishedKeys;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.Signer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Signers that publish, and environments that verify: each knows the other by the published set alone. */
class RotationTest {
    private static final MemorySigner A = MemorySigner.inSlot("A");
    private static final MemorySigner B = MemorySigner.inSlot("B");

    private final FakeClock clock = new FakeClock();
    private final MemoryPublishedKeys published = new MemoryPublishedKeys();
    private String slot = "A";
    private final SigningKeys signing = signing(A, B);

    private SigningKeys signing(Signer... all) {
        return new SigningKeys(List.of(all), () -> slot, published, clock);
    }

    private boolean accepted(Signer signer) {
        return published
                .read()
                .accepted(signer.publicKey().kid(), clock.instant())
                .isPresent();
    }

    private void after(String time) {
        clock.forward(Duration.parse(time));
    }

    @Example
    void the_very_first_token_is_signed_at_once_by_a_key_that_is_published_and_the_other_one_is_shown() {
        assertThat(signing.signer()).isSameAs(A);

        assertThat(accepted(A)).isTrue();
        assertThat(accepted(B)).isFalse();
        assertThat(signing.keySet().keys().stream().map(PublishedKey::key))
                .containsExactly(A.publicKey(), B.publicKey());
    }

    @Example
    void a_key_that_becomes_active_is_accepted_at_once_and_signs_ten_minutes_later() {
        signing.signer();
        after("P30D");
        slot = "B";
        assertThat(signing.signer()).isSameAs(A);
        assertThat(accepted(B)).isTrue();

        after("PT9M59.999S");
        assertThat(signing.signer()).isSameAs(A);
        after("PT0.001S");
        assertThat(signing.signer()).isSameAs(B);
    }

    @Example
    void the_first_key_verifies_until_its_last_token_has_expired_and_not_for_ever() {
        signing.signer();
        after("P30D");
        slot = "B";
        signing.signer();
        after("PT10M");
        Instant lastOfA = clock.instant().minusMillis(1);
        assertThat(signing.signer()).isSameAs(B);

        assertThat(published.read().accepted(A.publicKey().kid(), lastOfA.plus(TokenRules.LIFETIME)))
                .isPresent();
        after("PT17M");
        assertThat(accepted(A)).isFalse();
        assertThat(accepted(B)).isTrue();
        assertThat(signing.keySet().keys()).hasSize(2);
    }

    @Example
    void the_way_back_takes_ten_minutes_again() {
        signing.signer();
        slot = "B";
        after("PT1H");
        signing.signer();
        after("PT1H");
        assertThat(signing.signer()).isSameAs(B);
        after("PT1H");
        slot = "A";
        assertThat(signing.signer()).isSameAs(B);
        assertThat(accepted(A)).isTrue();
        after("PT10M");
        assertThat(signing.signer()).isSameAs(A);
    }

    @Example
    void who_changes_his_mind_within_the_ten_minutes_changes_nothing_for_callers() {
        signing.signer();
        after("PT1H");
        slot = "B";
        signing.signer();
        after("PT5M");
        slot = "A";
        assertThat(signing.signer()).isSameAs(A);
        after("PT1H");
        assertThat(signing.signer()).isSameAs(A);
        assertThat(accepted(B)).isFalse();
    }

    @Example
    void a_change_in_the_first_minutes_of_a_stack_waits_too() {
        signing.signer();
        after("PT1M");
        slot = "B";
        assertThat(signing.signer()).isSameAs(A);
        after("PT10M");
        assertThat(signing.signer()).isSameAs(B);
    }

    @Example
    void a_key_that_was_replaced_verifies_its_last_tokens_and_leaves_the_set() {
        signing.signer();
        after("P30D");
        var other = MemorySigner.inSlot("A");
        SigningKeys replaced = signing(other, B);
        assertThat(replaced.signer()).isSameAs(other);
        assertThat(accepted(A)).isTrue();
        assertThat(replaced.keySet().keys()).hasSize(3);

        after("PT17M");
        assertThat(replaced.keySet().keys().stream().map(PublishedKey::key))
                .containsExactly(other.publicKey(), B.publicKey());
    }

    @Example
    void the_choice_is_looked_at_once_a_minute_and_a_set_that_is_right_is_not_written_again() {
        signing.signer();
        int reads = published.reads();
        for (int second = 0; second < 600; second++) {
            after("PT1S");
            signing.signer();
        }

        assertThat(published.reads() - reads).isEqualTo(10);
        assertThat(published.writes()).isOne();
        signing(A, B).signer();
        assertThat(published.writes()).isOne();
    }

    @Example
    void nothing_is_signed_before_the_set_is_published() {
        published.breakDown();
        assertThatThrownBy(signing::signer).hasMessageContaining("does not answer");
        published.repair();

        assertThat(signing.signer()).isSameAs(A);
    }

    @Example
    void while_the_store_is_down_the_present_key_signs_on() {
        signing.signer();
        published.breakDown();
        after("PT1H");

        assertThat(signing.signer()).isSameAs(A);
        assertThat(signing.signer()).isSameAs(A);
        assertThat(published.reads()).isEqualTo(2);
    }

    @Example
    void a_slot_that_there_is_not_is_named() {
        slot = "C";

        assertThatThrownBy(signing::signer).hasMessageContaining("no signing key C");
    }

    /**
     * Two signers that look at the choice at their own times and two environments that verify, one of them never asked before: whatever an operator
     * does and whenever anybody looks, each token is good for its whole life.
     */
    @Property(tries = 300)
    void no_rotation_refuses_a_good_token(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 900) Integer> pauses) {
        var signers = List.of(signing, signing(A, B));
        var busy = new KnownKeys(published, clock);
        String live = "";
        Instant expires = clock.instant();
        for (int pause : pauses) {
            slot = pause % 3 == 0 ? "B" : pause % 3 == 1 ? "A" : slot;
            if (clock.instant().isBefore(expires)) {
                assertThat(busy.find(live)).isPresent();
                assertThat(new KnownKeys(published, clock).find(live)).isPresent();
            }
            live = signers.get(pause % 2).signer().publicKey().kid();
            expires = clock.instant().plus(TokenRules.LIFETIME);
            assertThat(busy.find(live)).isPresent();
            clock.forward(Duration.ofSeconds(pause));
        }
    }

    /** Every key that signs was in force in the set for ten minutes, save the very first. */
    @Property(tries = 300)
    void no_key_signs_before_it_was_announced_for_ten_minutes(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 900) Integer> pauses) {
        VerificationKey last = signing.signer().publicKey();
        for (int pause : pauses) {
            clock.forward(Duration.ofSeconds(pause));
            slot = pause % 2 == 0 ? "A" : "B";
            VerificationKey signs = signing.signer().publicKey();
            if (!signs.equals(last)) {
                PublishedKey entry = published.read().keys().stream()
                        .filter(it -> it.key().equals(signs))
                        .findFirst()
                        .orElseThrow();
                assertThat(entry.announced()).isBeforeOrEqualTo(clock.instant().minus(Rotation.ANNOUNCED));
            }
            last = signs;
        }
    }
}
