package mailroom.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.stream.Stream;
import mailroom.security.api.World.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint but the public ones asks who calls and whether he or she may. */
class GuardTest {
    private final World world = new World();

    static Stream<Arguments> endpoints() {
        return Stream.of(
                        "GET /v1/people",
                        "POST /v1/people",
                        "GET /v1/people/root",
                        "PATCH /v1/people/root",
                        "GET /v1/api-keys",
                        "POST /v1/api-keys",
                        "GET /v1/api-keys/mk_live_00000000000000000000000000",
                        "DELETE /v1/api-keys/mk_live_00000000000000000000000000",
                        "GET /v1/roles",
                        "POST /v1/roles",
                        "GET /v1/roles/sender",
                        "PATCH /v1/roles/sender",
                        "GET /v1/policies",
                        "POST /v1/policies",
                        "GET /v1/policies/sender",
                        "PUT /v1/policies/sender",
                        "DELETE /v1/policies/sender",
                        "GET /v1/audit",
                        "POST /v1/access-checks")
                .map(it -> Arguments.of(it.split(" ", 2)[0], it.split(" ", 2)[1]));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void without_a_context_or_past_its_end_nobody_gets_in(String method, String path) throws Exception {
        assertThat(world.send(World.event(method, path, "")).status()).isEqualTo(401);
        ObjectNode late = world.withContext(World.event(method, path, ""), "root", "");
        world.clock.forward(Duration.ofMinutes(10));
        assertThat(world.send(late).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void whoever_has_no_right_to_it_is_told_the_same_whether_or_not_the_thing_exists(String method, String path)
            throws Exception {
        if (path.equals("/v1/access-checks")) {
            return; // everybody's, and AccessChecksTest's
        }
        world.person("ann", "news", "lead");
        long version = world.acl.head().version();
        Answered there = world.call("ann", method, path, "{}", "if-match", "*");
        Answered nowhere = world.call("ann", method, path + "x", "{}", "if-match", "*");

        assertThat(there.status()).isEqualTo(403);
        assertThat(there.slug()).isEqualTo("forbidden");
        if (path.split("/", -1).length == 4) {
            assertThat(nowhere.body()).isEqualTo(there.body());
        }
        assertThat(world.acl.head().version()).isEqualTo(version);
    }

    @Test
    void a_person_who_was_disabled_is_refused_at_once() throws Exception {
        assertThat(world.get("/v1/people/root").status()).isEqualTo(200);
        world.person("other", "operators", "admin");
        world.call("other", "PATCH", "/v1/people/root", "{\"disabled\":true}", "if-match", "*");

        assertThat(world.get("/v1/people/root").status()).isEqualTo(403);
    }

    @Test
    void a_role_that_was_disabled_gives_nothing_from_then_on() throws Exception {
        assertThat(world.call("root", "PATCH", "/v1/roles/admin", "{\"disabled\":true}", "if-match", "*")
                        .status())
                .isEqualTo(200);

        assertThat(world.get("/v1/people").status()).isEqualTo(403);
    }

    @Test
    void a_key_that_was_revoked_is_refused_at_once_and_others_of_its_person_are_not() throws Exception {
        String second = world.post("/v1/api-keys", "{\"subject\":\"root\"}")
                .body()
                .path("id")
                .asText();
        String first = world.person("root", "operators", "admin");
        assertThat(world.get("/v1/people").status()).isEqualTo(200);
        world.call("root", "DELETE", "/v1/api-keys/" + second, "");
        assertThat(world.get("/v1/people").status()).isEqualTo(200);
        world.call("root", "DELETE", "/v1/api-keys/" + first, "");

        assertThat(world.get("/v1/people").status()).isEqualTo(403);
    }

    @Test
    void a_key_for_something_else_may_not() throws Exception {
        ObjectNode event = world.withContext(World.event("GET", "/v1/people", ""), "root", "ReadRoles ReadAudit");
        assertThat(world.send(event).status()).isEqualTo(403);
        ObjectNode audit = world.withContext(World.event("GET", "/v1/audit", ""), "root", "ReadRoles ReadAudit");
        assertThat(world.send(audit).status()).isEqualTo(200);
    }

    @Test
    void somebody_whose_person_is_not_there_yet_is_asked_to_come_again() throws Exception {
        Answered answer = world.call("nobody", "GET", "/v1/people", "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("1");
    }

    @Test
    void other_methods_are_refused_by_their_own_status() throws Exception {
        Answered answer = world.call("root", "DELETE", "/v1/people/root", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, PATCH");
        assertThat(world.call("root", "PUT", "/v1/audit", "").status()).isEqualTo(405);
        assertThat(world.get("/v1/audit/1").status()).isEqualTo(404);
        assertThat(world.get("/v1/people/root/keys").status()).isEqualTo(404);
    }
}
