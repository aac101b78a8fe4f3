package mailroom.access.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import mailroom.access.Person;
import mailroom.access.copy.Change;
import mailroom.access.copy.KeepCopy;
import mailroom.access.copy.Snapshots.Page;
import mailroom.access.fake.Authority;
import mailroom.access.fake.FakeClock;
import mailroom.access.fake.InMemoryCopy;
import mailroom.access.json.AclJson;
import mailroom.access.json.GapJson;
import mailroom.platform.Event;
import mailroom.platform.Json;
import mailroom.platform.Trace;
import org.junit.jupiter.api.Test;

class AclConsumerTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:local-BatchesAclQueue";
    private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/local-BatchesAcl";
    private static final Trace TRACE = new Trace("r-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final InMemoryCopy copy = new InMemoryCopy();
    private final Authority authority = new Authority();
    private final List<Instant> checks = new ArrayList<>();
    private boolean down;
    private final AclConsumer consumer = new AclConsumer(
            new KeepCopy(copy, copy, this::page, () -> checks.add(clock.instant()), _ -> {}, clock),
            new Sources(QUEUE, RULE));

    private Page page(OptionalLong known, Optional<String> after) {
        if (down) {
            throw new IllegalStateException("security does not answer");
        }
        return authority.page(known, after);
    }

    private static String changed(String data) {
        try {
            return new Event("e-1", AclJson.CHANGED, "mailroom.security", "x", Instant.EPOCH, TRACE, Json.read(data))
                    .toJson();
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    private static String role(long version, boolean disabled) {
        return changed("{\"version\":%d,\"entity\":\"role\",\"id\":\"viewer\",\"state\":{\"disabled\":%s}}"
                .formatted(version, disabled));
    }

    private static Map<String, Object> message(String id, String arn, String body) {
        return Map.of("messageId", id, "eventSource", "aws:sqs", "eventSourceARN", arn, "body", body);
    }

    private Map<String, Object> hear(Object... messages) {
        return consumer.handle(Map.of("Records", List.of(messages)));
    }

    private static Map<String, Object> failing(String... ids) {
        return Map.of(
                "batchItemFailures",
                Arrays.stream(ids).map(it -> Map.of("itemIdentifier", it)).toList());
    }

    private static Map<String, Object> tick(String rule) {
        return Map.of("source", "aws.events", "resources", List.of(rule), "detail", Map.of());
    }

    @Test
    void changes_of_the_queue_are_in_the_copy() {
        consumer.handle(tick(RULE));
        assertThat(hear(message("1", QUEUE, role(1, true)), message("2", QUEUE, role(2, false))))
                .isEqualTo(failing());
        assertThat(copy.read().orElseThrow().version()).isEqualTo(2);
        assertThat(copy.read("ann", "k").orElseThrow().disabledRoles()).isEmpty();
    }

    @Test
    void a_message_of_another_queue_is_refused_and_changes_nothing() {
        consumer.handle(tick(RULE));
        assertThat(hear(message("1", QUEUE + "2", role(1, true)), message("2", QUEUE, role(1, false))))
                .isEqualTo(failing("1"));
        assertThat(copy.read("ann", "k").orElseThrow().disabledRoles()).isEmpty();
    }

    @Test
    void another_rule_or_another_source_is_refused() {
        assertThatThrownBy(() -> consumer.handle(tick(RULE + "2"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> consumer.handle(Map.of("source", "aws.s3", "resources", List.of(RULE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> consumer.handle(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(authority.asked()).isZero();
    }

    @Test
    void what_is_unreadable_fails_for_itself() {
        consumer.handle(tick(RULE));
        assertThat(hear(
                        message("1", QUEUE, "x"),
                        message("2", QUEUE, changed("{\"version\":1,\"entity\":\"robot\",\"id\":\"r\",\"state\":{}}")),
                        message("3", QUEUE, role(1, true))))
                .isEqualTo(failing("1", "2"));
        assertThat(copy.read().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void while_no_copy_can_be_made_messages_come_again() {
        down = true;
        assertThat(hear(message("1", QUEUE, role(1, true)))).isEqualTo(failing("1"));
        down = false;
        authority.change(new Change.OfRole(1, "viewer", true));
        assertThat(hear(message("1", QUEUE, role(1, true)))).isEqualTo(failing());
        assertThat(copy.read().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void its_own_note_closes_a_gap_by_a_snapshot() {
        consumer.handle(tick(RULE));
        authority.change(new Change.OfPerson(1, "ann", Optional.of(new Person("red", Set.of(), false))));
        authority.change(new Change.OfRole(2, "viewer", true));
        hear(message("1", QUEUE, role(2, true)));
        assertThat(checks).hasSize(1);
        clock.advance(Duration.ofSeconds(10));
        String note = GapJson.event("e-2", clock.instant(), new Random(1)).toJson();
        assertThat(hear(message("2", QUEUE, note))).isEqualTo(failing());
        assertThat(copy.read("ann", "k").orElseThrow().person()).isPresent();
    }
}
