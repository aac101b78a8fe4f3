package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mailroom.access.Snapshot;
import mailroom.access.adapter.AccessAdapters;
import mailroom.platform.Event;
import mailroom.platform.Json;
import mailroom.platform.Trace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the security service changes is in each service's copy, in time. */
@Tag(SamApi.NOT_THERE)
@ExtendWith(TheStack.class)
class AclCopiesTest {
    /** A key that is refused this long after its revoke, and 2 s of memory later everywhere, is refused within 5 s. */
    private static final Duration IN_TIME = Duration.ofSeconds(3);

    /** The first change meets three functions that have not started. */
    private static final Duration AT_FIRST = Duration.ofSeconds(60);

    private final TheStack stack = TheStack.running();
    private final String subject = "copies-" + UUID.randomUUID();

    private Optional<Snapshot> copy(String table, Keys.Key key) {
        try (var dynamo = stack.dynamo()) {
            return AccessAdapters.over(dynamo, stack.table(table)).rights().read(subject, key.id());
        }
    }

    private void awaitPerson(String table, Keys.Key key) {
        await().atMost(AT_FIRST)
                .untilAsserted(() -> assertThat(copy(table, key)).hasValueSatisfying(it -> assertThat(it.person())
                        .hasValueSatisfying(person -> assertThat(person.roles()).contains("sender"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchesTable", "LiveTable"})
    void a_new_person_and_the_built_in_policies_are_known(String table) {
        Keys.Key key = stack.keys().create(subject, "copies", "sender");
        awaitPerson(table, key);
        assertThat(copy(table, key)).hasValueSatisfying(it -> {
            assertThat(it.policies()).hasSizeGreaterThanOrEqualTo(6);
            assertThat(it.keyRevoked()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchesTable", "LiveTable"})
    void a_revoked_key_is_known_in_time(String table) {
        Keys.Key key = stack.keys().create(subject, "copies", "sender");
        awaitPerson(table, key);
        stack.keys().revoke(key);
        await().pollInterval(Duration.ofMillis(50)).atMost(IN_TIME).untilAsserted(() -> assertThat(copy(table, key))
                .hasValueSatisfying(it -> assertThat(it.keyRevoked()).isTrue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchesTable", "LiveTable"})
    void a_copy_that_is_gone_is_made_anew_at_the_next_change(String table) {
        Keys.Key first = stack.keys().create(subject, "copies", "sender");
        awaitPerson(table, first);
        try (var dynamo = stack.dynamo()) {
            dynamo.deleteItem(it -> it.tableName(stack.table(table))
                    .key(Map.of("pk", AttributeValue.fromS("ACL"), "sk", AttributeValue.fromS("HEAD"))));
        }
        Keys.Key second = stack.keys().create(subject, "copies", "sender");
        awaitPerson(table, second);
        assertThat(copy(table, second)).hasValueSatisfying(it -> assertThat(it.policies())
                .as("all of them, though their events are long past")
                .hasSizeGreaterThanOrEqualTo(6));
    }

    /** A change that is ahead of one that never came: the one between exists only after the test has made two more. */
    @ParameterizedTest
    @CsvSource({"BatchesTable, BatchesAcl", "LiveTable, LiveAcl"})
    void after_a_gap_of_ten_seconds_a_snapshot_is_asked_for(String table, String function) {
        Keys.Key key = stack.keys().create(subject, "copies", "sender");
        awaitPerson(table, key);
        long ahead = copy(table, key).orElseThrow().version() + 2;
        stack.send(function + "Queue", roleChanged(ahead));
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(stack.log(function))
                .contains("has not come for 10 s: asking for a snapshot"));
        stack.keys().create(subject, "copies", "sender");
        Keys.Key third = stack.keys().create(subject, "copies", "sender");
        await().atMost(AT_FIRST).untilAsserted(() -> assertThat(copy(table, third))
                .hasValueSatisfying(it -> assertThat(it.version()).isGreaterThanOrEqualTo(ahead)));
    }

    private static String roleChanged(long version) {
        return new Event(
                        UUID.randomUUID().toString(),
                        "mailroom.acl.changed.v1",
                        "mailroom.security",
                        "role/nobodys",
                        Instant.now(),
                        new Trace("e2e-tests", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                        Json.object()
                                .put("version", version)
                                .put("entity", "role")
                                .put("id", "nobodys")
                                .set("state", Json.object().put("disabled", true)))
                .toJson();
    }
}
