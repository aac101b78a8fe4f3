package mailroom.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import mailroom.platform.Json;
import mailroom.security.api.World.Answered;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.PresentedKey;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final World world = new World();

    @Test
    void a_key_s_secret_is_in_the_first_answer_and_nowhere_else() throws Exception {
        Answered made = world.post(
                "/v1/api-keys",
                "{\"subject\":\"root\",\"mode\":\"test\",\"scope\":[\"ReadBatch\",\"CreateBatch\"],\"expires_at\":\"2027-01-01T00:00:00Z\"}");
        String id = made.body().path("id").asText();
        String secret = made.body().path("secret").asText();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("location")).isEqualTo("/v1/api-keys/" + id);
        assertThat(made.header("cache-control")).isEqualTo("no-store");
        assertThat(id).startsWith("mk_test_");
        var kept = world.acl.find(IssuedKey.class, id).orElseThrow().thing().key();
        assertThat(PresentedKey.parse(id + "." + secret).orElseThrow().secret().hasHash(kept.secretHash()))
                .isTrue();
        ObjectNode shown = (ObjectNode) made.body().deepCopy();
        shown.remove("secret");
        assertThat(world.get("/v1/api-keys/" + id).body()).isEqualTo(shown).isEqualTo(Json.read("""
                {"id":"%s","subject":"root","team":"operators","mode":"test","scope":["CreateBatch","ReadBatch"],
                 "created_at":"2026-11-23T10:00:00Z","expires_at":"2027-01-01T00:00:00Z","version":%s}""".formatted(
                        id, made.header("etag").replace("\"", ""))));
        String everything = world.get("/v1/api-keys").body().toString()
                + world.get("/v1/audit").body()
                + world.acl.page(OptionalLong.empty(), 100);
        assertThat(everything).contains(id).doesNotContain(secret).doesNotContain(kept.secretHash());
    }

    @Test
    void a_key_is_for_somebody_known_who_is_not_disabled() throws Exception {
        world.post("/v1/people", "{\"subject\":\"off\",\"team\":\"t\",\"disabled\":true}");

        assertThat(world.post("/v1/api-keys", "{\"subject\":\"nobody\"}").pointers())
                .containsExactly("/subject");
        assertThat(world.post("/v1/api-keys", "{\"subject\":\"off\"}").pointers())
                .containsExactly("/subject");
        assertThat(world.post("/v1/api-keys", "{}").pointers()).containsExactly("/subject");
    }

    @Test
    void what_is_wrong_with_a_wish_is_named() throws Exception {
        Answered answer = world.post(
                "/v1/api-keys",
                "{\"subject\":\"root\",\"mode\":\"demo\",\"scope\":[\"Everything\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}");

        assertThat(answer.pointers()).containsExactlyInAnyOrder("/mode", "/scope/0", "/expires_at");
        assertThat(world.post("/v1/api-keys", "{\"subject\":\"root\",\"expires_at\":\"tomorrow\"}")
                        .pointers())
                .containsExactly("/expires_at");
    }

    @Test
    void a_key_is_taken_back_once_and_for_all() throws Exception {
        String path = "/v1/api-keys/"
                + world.post("/v1/api-keys", "{\"subject\":\"root\"}")
                        .body()
                        .path("id")
                        .asText();
        Answered revoked = world.call("root", "DELETE", path, "");
        world.clock.forward(java.time.Duration.ofMinutes(1));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body().path("revoked_at").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(world.call("root", "DELETE", path, "").body()).isEqualTo(revoked.body());
        assertThat(world.get(path).body()).isEqualTo(revoked.body());
        assertThat(world.call("root", "DELETE", "/v1/api-keys/mk_live_00000000000000000000000000", "")
                        .status())
                .isEqualTo(404);
        assertThat(world.call("root", "DELETE", "/v1/api-keys/nonsense", "").status())
                .isEqualTo(404);
    }
}
