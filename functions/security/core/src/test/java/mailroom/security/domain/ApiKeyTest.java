package mailroom.security.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import mailroom.security.port.FakeClock;
import mailroom.security.port.MemoryApiKeys;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ApiKeyTest {
    private final FakeClock clock = new FakeClock();
    private final MemoryApiKeys keys = new MemoryApiKeys();
    private final CheckApiKey check = new CheckApiKey(keys, clock);
    private final Owner ann = new Owner("ann@example.com", "post");

    private CreatedApiKey create(long seed, Instant expires) {
        return new CreateApiKey(keys, clock, new Random(seed)).create(new NewApiKey(ann, expires));
    }

    private KeyCheck checked(String credentials) {
        return check.check(PresentedKey.parse(credentials).orElseThrow());
    }

    @Property(tries = 200)
    void a_new_key_is_good_and_only_its_hash_is_kept(@ForAll long seed) {
        CreatedApiKey created =
                new CreateApiKey(new MemoryApiKeys(), clock, new Random(seed)).create(new NewApiKey(ann, ApiKey.NEVER));

        assertThat(created.credentials()).matches("mk_live_[0-9A-Z]{26}\\.[A-Za-z0-9_-]{43}");
        assertThat(created.key().secretHash()).isEqualTo(created.secret().hash());
        assertThat(created.toString()).doesNotContain(created.secret().value());
    }

    @Example
    void a_key_that_was_made_is_good() {
        CreatedApiKey created = create(1, ApiKey.NEVER);

        assertThat(checked(created.credentials())).isEqualTo(new KeyCheck.Good(created.key()));
    }

    @Example
    void ids_sort_by_the_time_at_which_they_were_made() {
        KeyId first = create(1, ApiKey.NEVER).key().id();
        clock.forward(Duration.ofSeconds(1));
        KeyId second = create(2, ApiKey.NEVER).key().id();

        assertThat(first.value()).isLessThan(second.value());
        assertThat(Ulid.at(Instant.ofEpochMilli(1_469_922_850_259L), new Random(1)))
                .startsWith("01ARZ3NDEK");
    }

    @Property(tries = 500)
    void no_other_secret_opens_a_key(@ForAll @IntRange(max = 42) int at, @ForAll @IntRange(max = 6) int bit) {
        var own = new MemoryApiKeys();
        CreatedApiKey created = new CreateApiKey(own, clock, new Random(at)).create(new NewApiKey(ann, ApiKey.NEVER));
        String secret = created.secret().value();
        String other = secret.substring(0, at) + (char) (secret.charAt(at) ^ 1 << bit) + secret.substring(at + 1);

        assertThat(PresentedKey.of(created.key().id().value(), other).map(new CheckApiKey(own, clock)::check))
                .isIn(Optional.empty(), Optional.of(new KeyCheck.Refused(Refusal.WRONG_SECRET)));
    }

    @Example
    void an_unknown_key_is_refused() {
        String unknown = create(1, ApiKey.NEVER).credentials().replace("mk_live_0", "mk_live_1");

        assertThat(checked(unknown)).isEqualTo(new KeyCheck.Refused(Refusal.UNKNOWN_KEY));
    }

    @Example
    void a_key_is_refused_from_the_instant_of_its_expiry() {
        CreatedApiKey created = create(1, clock.instant().plusSeconds(60));

        clock.forward(Duration.ofMillis(59_999));
        assertThat(checked(created.credentials())).isInstanceOf(KeyCheck.Good.class);
        clock.forward(Duration.ofMillis(1));
        assertThat(checked(created.credentials())).isEqualTo(new KeyCheck.Refused(Refusal.KEY_EXPIRED));
    }

    @Example
    void the_use_of_a_good_key_is_noted_once_a_minute_and_that_of_a_refused_one_never() {
        CreatedApiKey created = create(1, ApiKey.NEVER);
        Instant first = clock.instant();
        checked(created.key().id() + "." + "A".repeat(43));
        assertThat(keys.find(created.key().id())).contains(created.key());

        checked(created.credentials());
        clock.forward(Duration.ofSeconds(59));
        checked(created.credentials());
        assertThat(keys.find(created.key().id())).contains(created.key().usedAt(first));
        clock.forward(Duration.ofSeconds(1));
        checked(created.credentials());
        assertThat(keys.find(created.key().id())).contains(created.key().usedAt(first.plusSeconds(60)));
    }

    @Example
    void a_scope_is_few_short_names() {
        assertThat(new NewApiKey(ann, true, java.util.Set.of("ReadBatch", "CreateBatch"), ApiKey.NEVER).scope())
                .containsExactly("CreateBatch", "ReadBatch");
        for (String bad : new String[] {"", " ", "Read Batch", "read_batch", "é", "x".repeat(33)}) {
            assertThatThrownBy(() -> new NewApiKey(ann, false, java.util.Set.of(bad), ApiKey.NEVER))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String bad : new String[] {" ", "B A", "A A", "A  B", "A ", " A", "A\tB"}) {
            assertThatThrownBy(() -> Names.actions(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Names.actions("A B")).containsExactly("A", "B");
        assertThat(Names.actions("")).isEmpty();
    }

    @Example
    void a_revoked_key_is_refused_from_then_on() {
        CreatedApiKey created = create(1, ApiKey.NEVER);
        keys.revoke(created.key().id(), clock.instant().plusSeconds(5));

        assertThat(checked(created.credentials())).isInstanceOf(KeyCheck.Good.class);
        clock.forward(Duration.ofSeconds(5));
        assertThat(checked(created.credentials())).isEqualTo(new KeyCheck.Refused(Refusal.KEY_REVOKED));
    }

    @Example
    void a_key_that_would_be_over_before_it_begins_is_not_made() {
        assertThatThrownBy(() -> create(1, clock.instant())).hasMessageContaining("expire before it begins");
    }

    @Example
    void what_is_no_key_is_not_read() {
        String good = create(1, ApiKey.NEVER).credentials();
        for (String bad : new String[] {
            "",
            ".",
            "mk_live_",
            good + ".",
            good + "A",
            good + "=",
            good.replace('.', ':'),
            good.toLowerCase(java.util.Locale.ROOT),
            good.replace("mk_live_", "mk_prod_"),
            good.substring(0, good.length() - 1),
            " " + good
        }) {
            assertThat(PresentedKey.parse(bad)).as(bad).isEmpty();
        }
    }

    @Example
    void an_owner_needs_a_plain_subject_and_team() {
        for (String bad : new String[] {"", " ", "a b", "a#b", "a/b", "é", "x".repeat(129)}) {
            assertThatThrownBy(() -> new Owner(bad, "post")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Owner("ann", bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
