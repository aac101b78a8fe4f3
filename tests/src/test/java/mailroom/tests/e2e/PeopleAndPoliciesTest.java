package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People, roles, policies and keys over HTTP, and how the other services come to know of them. */
@ExtendWith(TheStack.class)
class PeopleAndPoliciesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static int made;

    private final TheStack stack = TheStack.running();
    private final Http admin = stack.newCaller("root@example.com", "operators", "admin");
    private final String mark = "p%d".formatted(++made);

    private Http.Answer person(String subject, String role) {
        Http.Answer answer = admin.post(
                "/v1/people", "{\"subject\":\"%s\",\"team\":\"news\",\"roles\":[\"%s\"]}".formatted(subject, role));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    private JsonNode key(String subject) {
        Http.Answer answer = admin.post("/v1/api-keys", "{\"subject\":\"%s\"}".formatted(subject));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    private Http caller(JsonNode key) {
        return stack.anonymous()
                .as("Bearer %s.%s"
                        .formatted(key.path("id").asText(), key.path("secret").asText()));
    }

    private int asks(Http caller) {
        return caller.post("/v1/access-checks", "{\"action\":\"ListBatches\"}").status();
    }

    /** All pages, as a service that knows nothing asks for them. */
    private String snapshot() throws IOException {
        var pages = new StringBuilder();
        String next = "null";
        do {
            String page = stack.invoke("AclSnapshot", "{\"known\":null,\"after\":%s}".formatted(next));
            pages.append(page);
            next = JSON.readTree(page).path("next").toString();
        } while (!next.equals("null"));
        return pages.toString();
    }

    @Test
    void somebody_who_was_made_over_http_gets_a_key_a_token_and_in() {
        String subject = mark + "@example.com";
        Http.Answer person = person(subject, "sender");
        assertThat(person.header("location")).isEqualTo("/v1/people/" + mark + "%40example.com");
        assertThat(admin.get(person.header("location")).body()).isEqualTo(person.body());
        JsonNode key = key(subject);
        Http caller = caller(key);

        Http.Answer check = caller.post("/v1/access-checks", "{\"action\":\"ListBatches\"}");
        assertThat(check.body().path("allowed").asBoolean())
                .as("%s", check.body())
                .isTrue();
        assertThat(check.body().path("policies").path(0).asText()).startsWith("sender");
        assertThat(caller.get("/v1/people").status()).isEqualTo(403);
        String token = stack.anonymous()
                .post(
                        "/v1/tokens",
                        "{\"key_id\":\"%s\",\"secret\":\"%s\"}"
                                .formatted(
                                        key.path("id").asText(),
                                        key.path("secret").asText()))
                .body()
                .path("access_token")
                .asText();
        assertThat(asks(stack.anonymous().as("Bearer " + token))).isEqualTo(200);
    }

    @Test
    void a_revoked_key_is_refused_at_once_though_the_authorizer_s_answer_is_cached() {
        person(mark, "viewer");
        JsonNode key = key(mark);
        Http caller = caller(key);
        assertThat(asks(caller)).isEqualTo(200);
        String path = "/v1/api-keys/" + key.path("id").asText();

        assertThat(admin.send("DELETE", path, "").status()).isEqualTo(200);
        assertThat(asks(caller)).isEqualTo(403);
        assertThat(admin.get(path).body().path("revoked_at").isTextual()).isTrue();
    }

    @Test
    void a_disabled_person_is_refused_with_every_key() {
        Http.Answer person = person(mark, "lead");
        Http first = caller(key(mark));
        Http second = caller(key(mark));
        assertThat(asks(first)).isEqualTo(200);
        Http.Answer disabled = admin.send(
                "PATCH",
                "/v1/people/" + mark,
                "{\"disabled\":true}",
                "content-type",
                "application/json",
                "if-match",
                person.header("etag"));
        assertThat(disabled.status()).as("%s", disabled.body()).isEqualTo(200);

        assertThat(asks(first)).isEqualTo(403);
        assertThat(asks(second)).isEqualTo(403);
    }

    @Test
    void of_two_changes_from_one_version_one_is_made() {
        String etag = person(mark, "viewer").header("etag");
        String[] headers = {"content-type", "application/json", "if-match", etag};

        assertThat(admin.send("PATCH", "/v1/people/" + mark, "{\"team\":\"a\"}", headers)
                        .status())
                .isEqualTo(200);
        assertThat(admin.send("PATCH", "/v1/people/" + mark, "{\"team\":\"b\"}", headers)
                        .status())
                .isEqualTo(412);
        assertThat(admin.get("/v1/people/" + mark).body().path("team").asText()).isEqualTo("a");
    }

    @Test
    void a_bad_policy_is_refused_with_line_and_reason() {
        Http.Answer answer = admin.post(
                "/v1/policies",
                "{\"id\":\"%s\",\"text\":\"permit (principal, action, resource)\\nwhen { resource.size > \\\"many\\\" };\"}"
                        .formatted(mark));

        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("pointer").asText()).isEqualTo("/text");
        assertThat(error.path("line").asInt()).isPositive();
        assertThat(error.path("detail").asText()).isNotBlank();
    }

    @Test
    void a_change_stands_in_the_audit_and_is_told_to_the_others_and_in_the_next_snapshot() throws Exception {
        long version = person(mark, "viewer").body().path("version").asLong();
        JsonNode last = admin.get("/v1/audit?limit=100").body().path("changes");

        assertThat(last).anySatisfy(it -> {
            assertThat(it.path("version").asLong()).isEqualTo(version);
            assertThat(it.path("who").asText()).isEqualTo("root@example.com");
            assertThat(it.path("after").path("team").asText()).isEqualTo("news");
        });
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stack.log("AclRelay")).contains("told change %d:".formatted(version)));
        assertThat(snapshot()).contains("\"id\":\"%s\",\"version\":%d".formatted(mark, version));
    }

    @Test
    @Tag(SamApi.NOT_THERE)
    void functions_without_a_route_cannot_be_called_over_http() {
        for (String path :
                new String[] {"/AclSnapshot", "/v1/snapshot", "/v1/acl", "/2015-03-31/functions/AclSnapshot/invocations"
                }) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(404);
        }
    }
}
