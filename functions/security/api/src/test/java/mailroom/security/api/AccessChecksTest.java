package mailroom.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import mailroom.platform.Json;
import mailroom.security.api.World.Answered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessChecksTest {
    private final World world = new World();

    @BeforeEach
    void people() {
        world.person("ann", "news", "sender");
        world.person("lea", "news", "lead");
        world.person("vic", "news", "viewer");
    }

    private Answered check(String asker, String body) throws Exception {
        return world.call(asker, "POST", "/v1/access-checks", body);
    }

    /** The built-in policies, cell by cell: who may do what to whose batch. */
    @ParameterizedTest
    @CsvSource({
        "ann, ReadBatch,        ann, news, true",
        "ann, ReadBatch,        lea, news, true",
        "ann, ReadBatch,        ann, post, false",
        "ann, CreateBatch,      ann, news, true",
        "ann, CreateBatch,      ann, post, false",
        "ann, CancelBatch,      ann, news, true",
        "ann, CancelBatch,      lea, news, false",
        "ann, AppendRecipients, ann, news, true",
        "ann, SubmitBatch,      lea, news, false",
        "ann, RetryFailed,      ann, post, false",
        "lea, CancelBatch,      ann, news, true",
        "lea, RetryFailed,      ann, news, true",
        "lea, CancelBatch,      ann, post, false",
        "vic, ReadBatch,        ann, news, true",
        "vic, CreateBatch,      vic, news, false",
        "vic, CancelBatch,      vic, news, false",
        "root, CancelBatch,     ann, news, true",
        "root, CreateBatch,     root, anywhere, true"
    })
    void the_built_in_policies_decide_about_a_batch(
            String who, String action, String owner, String team, boolean allowed) throws Exception {
        Answered answer = check(
                who, "{\"action\":\"%s\",\"batch\":{\"owner\":\"%s\",\"team\":\"%s\"}}".formatted(action, owner, team));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("allowed").asBoolean()).isEqualTo(allowed);
        assertThat(answer.body().path("reason").asText()).isEqualTo(allowed ? "permitted" : "no_policy");
    }

    @ParameterizedTest
    @CsvSource({
        "ann, ListBatches, true",
        "vic, WatchBatches, true",
        "lea, ReadPeople, false",
        "ann, WriteKeys, false",
        "ann, CheckAccess, true",
        "root, WritePolicies, true",
        "root, ReadAudit, true"
    })
    void the_built_in_policies_decide_about_the_rest(String who, String action, boolean allowed) throws Exception {
        Answered answer = check(who, "{\"action\":\"%s\"}".formatted(action));

        assertThat(answer.body().path("allowed").asBoolean()).isEqualTo(allowed);
    }

    @Test
    void the_answer_names_the_policies() throws Exception {
        Answered answer = check("root", "{\"action\":\"WriteKeys\"}");

        assertThat(answer.body())
                .isEqualTo(Json.read("{\"allowed\":true,\"reason\":\"permitted\",\"policies\":[\"admin\"]}"));
    }

    @Test
    void test_keys_and_live_batches_never_meet_and_nor_do_the_others() throws Exception {
        String batch = "\"batch\":{\"owner\":\"root\",\"team\":\"operators\",\"test\":%s}";
        String question = "{\"action\":\"ReadBatch\",\"mode\":\"%s\"," + batch + "}";

        assertThat(check("root", question.formatted("test", "false"))
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("forbidden");
        assertThat(check("root", question.formatted("live", "true"))
                        .body()
                        .path("policies")
                        .path(0)
                        .asText())
                .isEqualTo("test-and-live");
        assertThat(check("root", question.formatted("test", "true"))
                        .body()
                        .path("allowed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void about_others_only_those_may_ask_who_may_read_people() throws Exception {
        String question =
                "{\"subject\":\"ann\",\"action\":\"CancelBatch\",\"batch\":{\"owner\":\"ann\",\"team\":\"news\"}}";

        assertThat(check("lea", question).status()).isEqualTo(403);
        assertThat(check("ann", question).body().path("allowed").asBoolean()).isTrue();
        assertThat(check("root", question).body().path("allowed").asBoolean()).isTrue();
        assertThat(check("root", question.replace("\"ann\",\"action", "\"vic\",\"action"))
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("no_policy");
        assertThat(check("root", question.replace("\"subject\":\"ann\"", "\"subject\":\"ghost\""))
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("person_unknown");
    }

    @Test
    void a_question_is_complete_or_its_faults_are_named() throws Exception {
        assertThat(check("ann", "{}").pointers()).contains("/action");
        assertThat(check("ann", "{\"action\":\"Fly\"}").pointers()).contains("/action");
        assertThat(check("ann", "{\"action\":\"ReadBatch\"}").pointers()).containsExactly("/batch");
        assertThat(check("ann", "{\"action\":\"ReadBatch\",\"batch\":{\"size\":-1,\"x\":1}}")
                        .pointers())
                .containsExactlyInAnyOrder("/batch/owner", "/batch/team", "/batch/size", "/batch/x");
        assertThat(check("ann", "{\"action\":\"ListBatches\",\"batch\":{\"owner\":\"ann\",\"team\":\"news\"}}")
                        .pointers())
                .contains("/batch");
    }
}
