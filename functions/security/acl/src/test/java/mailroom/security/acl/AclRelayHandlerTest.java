package mailroom.security.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import mailroom.platform.EventSource;
import mailroom.security.domain.Change;
import mailroom.security.domain.Kind;
import mailroom.security.port.FakeContext;
import org.junit.jupiter.api.Test;

/** Over the event file, read by the serializer that Lambda's runtime uses. */
class AclRelayHandlerTest {
    private static final EventSource SOURCE =
            new EventSource(Set.of("arn:aws:dynamodb:us-east-1:000000000000:table/local-SecurityTable"));
    private static final String NUMBER = "4421584500000000017450439093";

    private final List<Change> told = new ArrayList<>();

    private List<String> failures(AclRelayHandler handler, UnaryOperator<String> edit) throws Exception {
        String json = edit.apply(Files.readString(Path.of("../../../events/acl-relay.json")));
        DynamodbEvent event = LambdaEventSerializers.serializerFor(
                        DynamodbEvent.class, AclRelayHandlerTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return handler.handleRequest(event, new FakeContext()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private AclRelayHandler taking() {
        return new AclRelayHandler(
                changes -> {
                    told.addAll(changes);
                    return List.of();
                },
                SOURCE);
    }

    @Test
    void a_change_is_told_as_it_was_written() throws Exception {
        assertThat(failures(taking(), it -> it)).isEmpty();

        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.version()).isEqualTo(17);
            assertThat(change.kind()).isEqualTo(Kind.PERSON);
            assertThat(change.id()).isEqualTo("bob@example.com");
            assertThat(change.state()).isEqualTo(Map.of("team", "news", "roles", List.of("sender"), "disabled", true));
            assertThat(change.cause().requestId()).isEqualTo("JKJaXmPLvHcESHA=");
        });
    }

    @Test
    void what_the_topic_refuses_comes_again() throws Exception {
        assertThat(failures(new AclRelayHandler(changes -> changes, SOURCE), it -> it))
                .containsExactly(NUMBER);
    }

    @Test
    void when_the_topic_is_away_all_comes_again() throws Exception {
        var broken = new AclRelayHandler(
                _ -> {
                    throw new IllegalStateException("away");
                },
                SOURCE);

        assertThat(failures(broken, it -> it)).containsExactly(NUMBER);
    }

    @Test
    void another_table_s_record_is_refused_and_nothing_told() {
        assertThatThrownBy(() -> failures(taking(), it -> it.replace("local-SecurityTable", "local-BatchesTable")))
                .isInstanceOf(EventSource.Foreign.class);
        assertThat(told).isEmpty();
    }

    @Test
    void an_entry_that_is_broken_is_refused() throws Exception {
        assertThat(failures(taking(), it -> it.replace("\"traceparent\"", "\"trace\"")))
                .containsExactly(NUMBER);
        assertThat(failures(taking(), it -> it.replace("\"S\": \"person\"", "\"S\": \"planet\"")))
                .containsExactly(NUMBER);
        assertThat(told).isEmpty();
    }

    @Test
    void other_items_and_later_writes_pass_by() throws Exception {
        assertThat(failures(taking(), it -> it.replace("\"AUDIT\"", "\"PEOPLE\"")))
                .isEmpty();
        assertThat(failures(taking(), it -> it.replace("INSERT", "REMOVE"))).isEmpty();
        assertThat(told).isEmpty();
    }
}
