package mailroom.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import mailroom.access.PolicyText;
import mailroom.platform.Json;
import mailroom.security.api.World.Answered;
import mailroom.security.domain.BuiltIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles and policies. */
class RulesTest {
    private static final String TEXT =
            "permit (principal in Role::\\\"lead\\\", action == Action::\\\"ReadPeople\\\", resource);";

    private final World world = new World();

    private static String policy(String id, String text) {
        return Json.write(Json.object().put("id", id).put("text", text));
    }

    @Test
    void every_mailroom_begins_with_its_roles_and_valid_policies() throws Exception {
        assertThat(world.get("/v1/roles").body().path("roles"))
                .extracting(it -> it.path("name").asText())
                .containsExactly("admin", "lead", "sender", "viewer");
        assertThat(world.get("/v1/policies").body().path("policies"))
                .extracting(it -> it.path("id").asText())
                .containsExactly("admin", "everybody", "lead", "sender", "test-and-live", "viewer");
        assertThat(BuiltIn.policies())
                .allSatisfy(it ->
                        assertThat(PolicyText.faults(it.text())).as(it.id()).isEmpty());
    }

    @Test
    void the_schema_knows_every_action_that_a_scope_may_name() {
        assertThat(Action.all()).hasSize(18).allSatisfy(action -> assertThat(
                        PolicyText.faults("permit (principal, action == Action::\"%s\", resource);".formatted(action)))
                .as(action)
                .isEmpty());
    }

    @Test
    void a_role_is_made_described_and_disabled() throws Exception {
        Answered made = world.post("/v1/roles", "{\"name\":\"auditor\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("location")).isEqualTo("/v1/roles/auditor");
        Answered changed = world.call(
                "root",
                "PATCH",
                "/v1/roles/auditor",
                "{\"description\":\"Reads the audit\",\"disabled\":true}",
                "if-match",
                made.header("etag"));

        assertThat(changed.body().path("description").asText()).isEqualTo("Reads the audit");
        assertThat(changed.body().path("disabled").asBoolean()).isTrue();
        assertThat(world.get("/v1/roles/auditor").body()).isEqualTo(changed.body());
        assertThat(world.post("/v1/roles", "{\"name\":\"auditor\"}").status()).isEqualTo(409);
        assertThat(world.post("/v1/roles", "{\"name\":\"Not A Name\"}").pointers())
                .containsExactly("/name");
        assertThat(world.post("/v1/roles", "{\"name\":\"x\",\"description\":\"%s\"}".formatted("y".repeat(201)))
                        .pointers())
                .containsExactly("/description");
    }

    @Test
    void a_policy_decides_from_the_moment_that_it_is_written_to_the_one_that_it_is_deleted() throws Exception {
        world.person("ann", "news", "lead");
        assertThat(world.call("ann", "GET", "/v1/people", "").status()).isEqualTo(403);
        Answered made = world.post("/v1/policies", "{\"id\":\"leads-see-people\",\"text\":\"%s\"}".formatted(TEXT));
        assertThat(made.status()).isEqualTo(201);
        assertThat(world.call("ann", "GET", "/v1/people", "").status()).isEqualTo(200);
        Answered replaced = world.call(
                "root",
                "PUT",
                "/v1/policies/leads-see-people",
                "{\"description\":\"no more\",\"text\":\"%s\"}".formatted(TEXT.replace("permit", "forbid")),
                "if-match",
                made.header("etag"));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(world.call("ann", "GET", "/v1/people", "").status()).isEqualTo(403);
        assertThat(world.call("root", "DELETE", "/v1/policies/leads-see-people", "")
                        .status())
                .isEqualTo(428);
        assertThat(world.call("root", "DELETE", "/v1/policies/leads-see-people", "", "if-match", made.header("etag"))
                        .status())
                .isEqualTo(412);
        assertThat(world.call(
                                "root",
                                "DELETE",
                                "/v1/policies/leads-see-people",
                                "",
                                "if-match",
                                replaced.header("etag"))
                        .status())
                .isEqualTo(200);
        assertThat(world.get("/v1/policies/leads-see-people").status()).isEqualTo(404);
        assertThat(world.acl.changes().getLast().what()).isEqualTo("deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit (principal, action, resource);\npermit (principal, action resource);",
                "permit (principal, action, resource);\npermit (principal, action == Action::\"Fly\", resource);",
                "permit (principal, action, resource);\npermit (principal, action == Action::\"ReadBatch\", resource)\nwhen { resource.colour == \"red\" };"
            })
    void a_bad_policy_is_refused_with_line_and_reason(String text) throws Exception {
        long version = world.acl.head().version();
        Answered answer = world.post("/v1/policies", policy("bad", text));
        JsonNode error = answer.body().path("errors").path(0);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(error.path("pointer").asText()).isEqualTo("/text");
        assertThat(error.path("line").asInt()).isBetween(2, 3);
        assertThat(error.path("detail").asText()).isNotBlank();
        assertThat(world.acl.head().version()).isEqualTo(version);
    }

    @Test
    void a_policy_that_is_empty_or_too_long_is_refused() throws Exception {
        assertThat(world.post("/v1/policies", policy("a", " ")).pointers()).containsExactly("/text");
        assertThat(world.post("/v1/policies", policy("a", "// " + "x".repeat(4_096)))
                        .pointers())
                .containsExactly("/text");
        assertThat(world.post("/v1/policies", policy("A", "permit (principal, action, resource);"))
                        .pointers())
                .containsExactly("/id");
    }

    @Test
    void there_are_at_most_fifty_policies() throws Exception {
        for (int i = 6; i < 50; i++) {
            assertThat(world.post(
                                    "/v1/policies",
                                    policy("p" + i, "forbid (principal, action, resource) when { false };"))
                            .status())
                    .isEqualTo(201);
        }
        Answered full = world.post("/v1/policies", policy("p50", "permit (principal, action, resource);"));

        assertThat(full.status()).isEqualTo(409);
        assertThat(full.slug()).isEqualTo("full");
    }
}
