package mailroom.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mailroom.platform.Json;
import mailroom.security.api.World.Answered;
import mailroom.security.domain.Change;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final String ANN = "{\"subject\":\"ann@example.com\",\"team\":\"news\",\"roles\":[\"sender\"]}";
    private static final String PATH = "/v1/people/ann%40example.com";

    private final World world = new World();

    @Test
    void a_person_is_made_shown_and_listed() throws Exception {
        Answered made = world.post("/v1/people", ANN);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("location")).isEqualTo(PATH);
        assertThat(made.body())
                .isEqualTo(Json.read("""
                {"subject":"ann@example.com","team":"news","roles":["sender"],"disabled":false,"version":%s}""".formatted(made.header("etag").replace("\"", ""))));
        Answered shown = world.get(PATH);
        assertThat(shown.body()).isEqualTo(made.body());
        assertThat(shown.header("etag")).isEqualTo(made.header("etag"));
        assertThat(world.get("/v1/people/ann@example.com").body()).isEqualTo(made.body());
        assertThat(world.get("/v1/people").body().path("people"))
                .extracting(it -> it.path("subject").asText())
                .containsExactly("ann@example.com", "root");
    }

    @Test
    void a_list_goes_on_at_its_cursor() throws Exception {
        for (String name : List.of("b", "d", "a", "c")) {
            world.post("/v1/people", "{\"subject\":\"%s\",\"team\":\"t\"}".formatted(name));
        }
        var seen = new ArrayList<String>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            Answered page = world.get("/v1/people" + query);
            page.body().path("people").forEach(it -> seen.add(it.path("subject").asText()));
            String next = page.body().path("next_cursor").asText();
            query = next.isEmpty() ? "" : "?limit=2&cursor=" + next;
        }

        assertThat(seen).containsExactly("a", "b", "c", "d", "root");
        for (String bad : List.of("limit=0", "limit=101", "limit=x", "cursor=%%%", "cursor=4pi6", "cursor=")) {
            assertThat(world.get("/v1/people?" + bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void every_violation_is_named_by_its_field() throws Exception {
        Answered answer = world.post(
                "/v1/people",
                "{\"subject\":\"a b\",\"roles\":[\"sender\",7,\"nobody\",\"sender\"],\"disabled\":\"no\",\"x/y\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.slug()).isEqualTo("invalid-request");
        assertThat(answer.pointers())
                .containsExactly("/subject", "/team", "/roles/1", "/roles/2", "/roles/3", "/disabled", "/x~1y");
        assertThat(world.post("/v1/people", "[]").pointers()).contains("");
        assertThat(world.post("/v1/people", "{\"subject\":").status()).isEqualTo(400);
        assertThat(world.post("/v1/people", ANN.replace("news", "x".repeat(40_000)))
                        .status())
                .isEqualTo(413);
        assertThat(world.call("root", "POST", "/v1/people", ANN, "content-type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void the_same_subject_twice_is_a_conflict() throws Exception {
        world.post("/v1/people", ANN);

        assertThat(world.post("/v1/people", ANN.replace("news", "other")).status())
                .isEqualTo(409);
        assertThat(world.get(PATH).body().path("team").asText()).isEqualTo("news");
    }

    @Test
    void a_change_needs_the_version_that_it_is_made_from() throws Exception {
        String etag = world.post("/v1/people", ANN).header("etag");
        String body = "{\"team\":\"post\"}";

        assertThat(world.call("root", "PATCH", PATH, body).status()).isEqualTo(428);
        assertThat(world.call("root", "PATCH", PATH, body, "if-match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
        Answered changed = world.call("root", "PATCH", PATH, body, "if-match", etag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("team").asText()).isEqualTo("post");
        assertThat(changed.body().path("roles")).hasSize(1);
        Answered stale = world.call("root", "PATCH", PATH, "{\"team\":\"late\"}", "if-match", etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().path("detail").asText()).contains(changed.header("etag"));
        assertThat(world.get(PATH).body()).isEqualTo(changed.body());
        assertThat(world.call("root", "PATCH", "/v1/people/bob", body, "if-match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(world.get("/v1/people/").status()).isEqualTo(404);
        assertThat(world.get("/v1/people/%zz%00").status()).isEqualTo(404);
    }

    @Test
    void a_change_that_another_overtakes_is_refused() throws Exception {
        String etag = world.post("/v1/people", ANN).header("etag");
        world.acl.beforeNextWrite(() -> {
            try {
                world.call("root", "PATCH", PATH, "{\"team\":\"first\"}", "if-match", etag);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        });
        Answered second = world.call("root", "PATCH", PATH, "{\"team\":\"second\"}", "if-match", etag);

        assertThat(second.status()).isEqualTo(412);
        assertThat(world.get(PATH).body().path("team").asText()).isEqualTo("first");
    }

    @Test
    void the_audit_says_who_with_which_key_by_which_request() throws Exception {
        world.call("root", "POST", "/v1/people", ANN, "x-request-id", "mine-1");
        Change last = world.acl.changes().getLast();

        assertThat(last.cause().who()).isEqualTo("root");
        assertThat(last.cause().keyId()).startsWith("mk_live_");
        assertThat(last.cause().requestId()).isEqualTo("mine-1");
        assertThat(world.get("/v1/audit?limit=1").body().path("changes").get(0))
                .isEqualTo(Json.read("""
                {"version":%d,"at":"2026-11-23T10:00:00Z","who":"root","what":"created","entity":"person","id":"ann@example.com",
                 "before":null,"after":{"subject":"ann@example.com","team":"news","roles":["sender"],"disabled":false},
                 "key_id":"%s","request_id":"mine-1"}""".formatted(last.version(), last.cause().keyId())));
    }

    @Property(tries = 300)
    void no_body_makes_it_fail(@ForAll String body) throws Exception {
        assertThat(world.post("/v1/people", body).status()).isBetween(400, 422);
    }
}
