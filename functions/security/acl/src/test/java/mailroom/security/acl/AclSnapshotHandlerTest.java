package mailroom.security.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.domain.Cause;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Person;
import mailroom.security.domain.Policy;
import mailroom.security.domain.TakeSnapshot;
import mailroom.security.port.FakeClock;
import mailroom.security.port.FakeContext;
import mailroom.security.port.MemoryAcl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AclSnapshotHandlerTest {
    private static final Cause CAUSE =
            new Cause(Cause.OPERATOR, "", "req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final FakeClock clock = new FakeClock();
    private final MemoryAcl store = new MemoryAcl(clock);
    private final ChangeAcl acl = new ChangeAcl(store, store, clock);
    private final AclSnapshotHandler handler = new AclSnapshotHandler(new TakeSnapshot(store, store));

    private JsonNode answer(String input) throws Exception {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, new FakeContext());
        return Json.read(output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void the_event_file_is_answered_by_all_that_there_is() throws Exception {
        acl.create(new Person(new Owner("ann", "post"), Set.of("sender"), false), CAUSE);
        acl.create(new Policy("none", "", "forbid (principal, action, resource);"), CAUSE);
        acl.delete("none", OptionalLong.empty(), CAUSE);
        String input = Files.readString(Path.of("../../../events/acl-snapshot.json"), StandardCharsets.UTF_8);

        assertThat(answer(input)).isEqualTo(Json.read("""
                {"version":3,"unchanged":false,"entries":[
                  {"entity":"person","id":"ann","version":1,"state":{"team":"post","roles":["sender"],"disabled":false}},
                  {"entity":"policy","id":"none","version":3,"state":null}],"next":null}"""));
    }

    @Test
    void whoever_knows_it_all_is_sent_nothing() throws Exception {
        acl.create(new Person(new Owner("ann", "post"), Set.of(), false), CAUSE);

        assertThat(answer("{\"known\":1,\"after\":null}"))
                .isEqualTo(Json.read("{\"version\":1,\"unchanged\":true,\"entries\":[],\"next\":null}"));
    }

    @Test
    void before_the_first_change_there_is_nothing_to_know() throws Exception {
        assertThat(answer("{\"known\":null,\"after\":null}"))
                .isEqualTo(Json.read("{\"version\":0,\"unchanged\":false,\"entries\":[],\"next\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"known\":1}",
                "{\"known\":\"1\",\"after\":null}",
                "{\"known\":1,\"after\":7}",
                "{\"known\":1,\"after\":null,\"more\":1}",
                "{\"known\":1,\"after\":\"nowhere\"}",
                "{\"version\":\"2.0\",\"rawPath\":\"/v1/people\"}"
            })
    void anything_but_a_question_is_refused(String input) {
        assertThatThrownBy(() -> answer(input)).isInstanceOf(IllegalArgumentException.class);
    }
}
