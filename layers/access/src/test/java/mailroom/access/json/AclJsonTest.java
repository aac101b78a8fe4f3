package mailroom.access.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mailroom.access.Person;
import mailroom.access.copy.Change;
import mailroom.platform.Event.Unreadable;
import mailroom.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AclJsonTest {
    private static Change read(String data) throws Unreadable {
        try {
            return AclJson.change(Json.read(data));
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void each_kind_of_entity_is_read() throws Unreadable {
        assertThat(
                        read(
                                "{\"version\":1,\"entity\":\"person\",\"id\":\"ann\",\"state\":{\"team\":\"red\",\"roles\":[\"lead\"],\"disabled\":true,\"more\":1}}"))
                .isEqualTo(new Change.OfPerson(1, "ann", Optional.of(new Person("red", Set.of("lead"), true))));
        assertThat(read("{\"version\":2,\"entity\":\"role\",\"id\":\"lead\",\"state\":{\"disabled\":false}}"))
                .isEqualTo(new Change.OfRole(2, "lead", false));
        assertThat(read("{\"version\":3,\"entity\":\"policy\",\"id\":\"p\",\"state\":{\"text\":\"permit\"}}"))
                .isEqualTo(new Change.OfPolicy(3, "p", Optional.of("permit")));
        assertThat(read("{\"version\":4,\"entity\":\"key\",\"id\":\"k\",\"state\":{\"revoked\":true}}"))
                .isEqualTo(new Change.OfKey(4, "k", true));
    }

    @Test
    void what_was_deleted_gives_nobody_anything() throws Unreadable {
        assertThat(read("{\"version\":1,\"entity\":\"person\",\"id\":\"ann\",\"state\":null}"))
                .isEqualTo(new Change.OfPerson(1, "ann", Optional.empty()));
        assertThat(read("{\"version\":1,\"entity\":\"role\",\"id\":\"lead\",\"state\":null}"))
                .isEqualTo(new Change.OfRole(1, "lead", true));
        assertThat(read("{\"version\":1,\"entity\":\"policy\",\"id\":\"p\",\"state\":null}"))
                .isEqualTo(new Change.OfPolicy(1, "p", Optional.empty()));
        assertThat(read("{\"version\":1,\"entity\":\"key\",\"id\":\"k\",\"state\":null}"))
                .isEqualTo(new Change.OfKey(1, "k", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\":0,\"entity\":\"key\",\"id\":\"k\",\"state\":{\"revoked\":true}}",
                "{\"version\":1.5,\"entity\":\"key\",\"id\":\"k\",\"state\":{\"revoked\":true}}",
                "{\"version\":\"1\",\"entity\":\"key\",\"id\":\"k\",\"state\":{\"revoked\":true}}",
                "{\"version\":99999999999999999999,\"entity\":\"key\",\"id\":\"k\",\"state\":{\"revoked\":true}}",
                "{\"version\":1,\"entity\":\"robot\",\"id\":\"k\",\"state\":{}}",
                "{\"version\":1,\"entity\":\"key\",\"id\":\"\",\"state\":{\"revoked\":true}}",
                "{\"version\":1,\"entity\":\"key\",\"id\":\"k\",\"state\":{\"revoked\":\"true\"}}",
                "{\"version\":1,\"entity\":\"key\",\"id\":\"k\"}",
                "{\"version\":1,\"entity\":\"person\",\"id\":\"a\",\"state\":{\"roles\":[],\"disabled\":false}}",
                "{\"version\":1,\"entity\":\"person\",\"id\":\"a\",\"state\":{\"team\":\"red\",\"roles\":\"lead\",\"disabled\":false}}",
                "{\"version\":1,\"entity\":\"person\",\"id\":\"a\",\"state\":{\"team\":\"red\",\"roles\":[1],\"disabled\":false}}",
                "{\"version\":1,\"entity\":\"policy\",\"id\":\"p\",\"state\":{}}"
            })
    void nothing_is_guessed(String data) {
        assertThatThrownBy(() -> read(data)).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_page_of_a_snapshot_is_read_and_its_question_says_what_is_known() throws Unreadable {
        var page = SnapshotJson.page(
                "{\"version\":17,\"unchanged\":false,\"entries\":[{\"entity\":\"key\",\"id\":\"k\",\"version\":9,\"state\":{\"revoked\":true}}],\"next\":\"k\"}");
        assertThat(page.version()).isEqualTo(17);
        assertThat(page.entries()).containsExactly(new Change.OfKey(9, "k", true));
        assertThat(page.next()).contains("k");
        assertThat(SnapshotJson.question(OptionalLong.of(16), Optional.empty()))
                .isEqualTo("{\"known\":16,\"after\":null}");
        assertThat(SnapshotJson.question(OptionalLong.empty(), Optional.of("k")))
                .isEqualTo("{\"known\":null,\"after\":\"k\"}");
        assertThatThrownBy(() -> SnapshotJson.page("{\"errorMessage\":\"no\"}")).isInstanceOf(Unreadable.class);
    }
}
