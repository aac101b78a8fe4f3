package mailroom.batches.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.http.HttpApi.Answer;
import mailroom.batches.http.HttpApi.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, in every layout of the API. */
public abstract class AccessSuite {
    /** What can be asked of one batch: method, path behind its location, whether it only reads. */
    private static final List<Ask> ASKS = List.of(
            new Ask("GET", ""),
            new Ask("GET", "/recipients"),
            new Ask("GET", "/events"),
            new Ask("POST", "/recipients"),
            new Ask("POST", "/submit"),
            new Ask("POST", "/cancel"),
            new Ask("POST", "/retry-failed"));

    private static final String NEVER = "/v1/batches/bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2";
    private static final String TO_SIMULATOR =
            "{\"subject\":\"Hi\",\"text\":\"t\",\"recipients\":[{\"address\":\"bounce@simulator.amazonses.com\"}]}";

    protected HttpApi api;

    protected abstract HttpApi.Layout layout(Endpoints endpoints);

    private record Ask(String method, String path) {
        boolean reads() {
            return method.equals("GET");
        }
    }

    @BeforeEach
    void open() {
        api = new HttpApi(this::layout);
    }

    protected static String batch(int recipients) {
        return IntStream.range(0, recipients)
                .mapToObj("{\"address\":\"r%d@example.com\"}"::formatted)
                .collect(Collectors.joining(",", "{\"subject\":\"Hi\",\"text\":\"t\",\"recipients\":[", "]}"));
    }

    protected static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("type").textValue()).isEqualTo("/problems/" + slug);
        assertThat(answer.body().path("status").intValue()).isEqualTo(status);
        assertThat(answer.body().path("title").textValue()).isNotBlank();
        assertThat(answer.body().path("request_id").textValue()).isEqualTo(answer.header("x-request-id"));
    }

    private CountedStore counted() {
        return new CountedStore(new InMemoryBatchStore(api.clock));
    }

    private Request creating() {
        return api.request("POST", "/v1/batches").body(batch(1));
    }

    private String batchOf(String subject) {
        return creating().as(subject).send().header("location");
    }

    private Request asking(Ask ask, String location) {
        Request request = api.request(ask.method(), location + ask.path());
        return ask.path().equals("/recipients") && !ask.reads()
                ? request.body("{\"recipients\":[{\"address\":\"a@example.com\"}]}")
                : request;
    }

    private static JsonNode withoutRequestId(Answer answer) {
        ObjectNode body = answer.body().deepCopy();
        body.remove("request_id");
        return body;
    }

    @Test
    void a_viewer_reads_what_the_team_has_and_does_nothing() {
        String location = batchOf("sue");
        assertProblem(creating().as("vic").send(), 403, "forbidden");
        assertThat(api.request("GET", "/v1/batches").as("vic").send().body().path("batches"))
                .hasSize(1);
        for (Ask ask : ASKS) {
            Answer answer = asking(ask, location).as("vic").send();
            if (ask.reads()) {
                assertThat(answer.status()).isEqualTo(200);
            } else {
                assertProblem(answer, 403, "forbidden");
            }
        }
    }

    @Test
    void a_sender_acts_on_batches_of_her_own_and_reads_the_others_of_the_team() {
        String own = batchOf("sam");
        String others = batchOf("sue");
        assertThat(asking(new Ask("POST", "/cancel"), own).as("sam").send().status())
                .isEqualTo(202);
        assertProblem(asking(new Ask("POST", "/cancel"), others).as("sam").send(), 403, "forbidden");
        assertThat(asking(new Ask("GET", ""), others).as("sam").send().status()).isEqualTo(200);
        Answer read = asking(new Ask("GET", ""), own).as("sue").send();
        assertThat(read.body().path("owner").textValue()).isEqualTo("sam");
        assertThat(read.body().path("mode").textValue()).isEqualTo("live");
    }

    @Test
    void an_admin_acts_on_batches_of_every_team_and_lists_the_own_one_s() {
        String location = batchOf("sue");
        assertThat(asking(new Ask("POST", "/cancel"), location).as("ada").send().status())
                .isEqualTo(202);
        assertThat(api.request("GET", "/v1/batches").as("ada").send().body().path("batches"))
                .isEmpty();
        assertProblem(asking(new Ask("GET", ""), NEVER).as("ada").send(), 404, "not-found");
    }

    @Test
    void a_stranger_s_batch_is_answered_and_looked_up_exactly_as_one_that_never_was() {
        CountedStore counted = counted();
        api = new HttpApi(this::layout, _ -> counted.store());
        String location = batchOf("sue");
        for (Ask ask : ASKS) {
            for (String stranger : List.of("rob", "nobody-here")) {
                api.rights.person("nobody-here", "blue");
                counted.calls();
                int before = api.rights.reads();
                Answer there = asking(ask, location).as(stranger).send();
                List<String> calls = counted.calls();
                int reads = api.rights.reads() - before;
                Answer never = asking(ask, NEVER).as(stranger).send();
                assertProblem(there, 404, "not-found");
                assertThat(withoutRequestId(never)).isEqualTo(withoutRequestId(there));
                assertThat(never.headers()).isEqualTo(there.headers());
                assertThat(calls).containsExactly("batches.read");
                assertThat(counted.calls()).isEqualTo(calls);
                assertThat(api.rights.reads() - before - reads).isEqualTo(reads);
            }
        }
    }

    @Test
    void what_may_be_seen_and_not_done_is_forbidden_whatever_it_is() {
        CountedStore counted = counted();
        api = new HttpApi(this::layout, _ -> counted.store());
        String location = batchOf("sue");
        var bodies = new HashSet<JsonNode>();
        for (Ask ask : ASKS) {
            if (!ask.reads()) {
                counted.calls();
                Answer answer = asking(ask, location).as("vic").send();
                assertThat(answer.status()).isEqualTo(403);
                assertThat(counted.calls()).as("nothing but the batch is read").containsExactly("batches.read");
                bodies.add(withoutRequestId(answer));
            }
        }
        bodies.add(withoutRequestId(creating().as("vic").send()));
        assertThat(bodies).hasSize(1);
    }

    @Test
    void a_revoked_key_a_disabled_person_and_a_stranger_to_the_acl_are_forbidden_everything() {
        String location = batchOf("sue");
        api.rights.revoked("mk_live_revoked").person("dan", "blue", "lead").disabled("dan");
        Map<String, Request> nobodies = Map.of(
                "revoked", creating().said("key_id", "mk_live_revoked"),
                "disabled", creating().as("dan"),
                "unknown", creating().as("who").said("key_id", "oidc:idp:who"));
        nobodies.forEach(
                (who, request) -> assertThat(request.send().status()).as(who).isEqualTo(403));
        for (String path : List.of("/v1/batches", location, NEVER)) {
            assertProblem(
                    api.request("GET", path).said("key_id", "mk_live_revoked").send(), 403, "forbidden");
            assertProblem(api.request("GET", path).as("dan").send(), 403, "forbidden");
        }
    }

    @Test
    void a_key_of_a_scope_does_nothing_else() {
        String location = batchOf("sue");
        assertThat(asking(new Ask("GET", ""), location)
                        .said("scope", "ReadBatch ListBatches")
                        .send()
                        .status())
                .isEqualTo(200);
        assertProblem(
                asking(new Ask("POST", "/cancel"), location)
                        .said("scope", "ReadBatch ListBatches")
                        .send(),
                403,
                "forbidden");
        assertThat(asking(new Ask("POST", "/cancel"), location)
                        .said("scope", "CancelBatch")
                        .send()
                        .status())
                .isEqualTo(202);
    }

    @Test
    void without_a_copy_of_the_acl_or_of_a_new_person_nobody_gets_through_and_is_told_to_try_again() {
        String location = batchOf("sue");
        Answer early = asking(new Ask("GET", ""), location).as("new").send();
        assertProblem(early, 503, "not-ready");
        assertThat(early.header("retry-after")).isEqualTo("1");
        api.rights.gone();
        for (String path : List.of("/v1/batches", location, NEVER)) {
            assertProblem(api.request("GET", path).send(), 503, "not-ready");
        }
        assertProblem(creating().send(), 503, "not-ready");
        assertThat(api.request("GET", "/healthz").asNobody().send().status()).isEqualTo(200);
    }

    @Test
    void a_test_key_sends_to_the_simulator_only() {
        Answer refused = creating().inTestMode().send();
        assertProblem(refused, 422, "invalid-batch");
        assertThat(refused.body().path("errors").path(0).path("pointer").textValue())
                .isEqualTo("/recipients/0/address");
        Answer accepted = api.request("POST", "/v1/batches")
                .inTestMode()
                .body(TO_SIMULATOR)
                .send();
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().path("mode").textValue()).isEqualTo("test");
        Answer opened = api.request("POST", "/v1/batches")
                .inTestMode()
                .body("{\"subject\":\"Hi\",\"text\":\"t\",\"open\":true}")
                .send();
        assertProblem(
                asking(new Ask("POST", "/recipients"), opened.header("location"))
                        .inTestMode()
                        .send(),
                422,
                "invalid-batch");
    }

    @Test
    void test_batches_and_live_ones_do_not_see_each_other_whoever_asks() {
        String live = batchOf("sue");
        String test = api.request("POST", "/v1/batches")
                .inTestMode()
                .body(TO_SIMULATOR)
                .send()
                .header("location");
        for (Ask ask : ASKS) {
            assertProblem(asking(ask, live).inTestMode().send(), 404, "not-found");
            assertProblem(asking(ask, live).as("ada").inTestMode().send(), 404, "not-found");
            assertProblem(asking(ask, test).send(), 404, "not-found");
        }
        assertThat(api.request("GET", "/v1/batches").inTestMode().send().body().path("batches"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.path("links").path("self").textValue()).isEqualTo(test));
        assertThat(api.request("GET", "/v1/batches").send().body().path("batches"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.path("links").path("self").textValue()).isEqualTo(live));
    }

    @Test
    void a_key_has_so_many_requests_a_minute_and_every_answer_says_what_is_left() {
        api = new HttpApi(this::layout, InMemoryBatchStore::new, 3);
        Answer first = creating().send();
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("ratelimit-policy")).isEqualTo("\"key\";q=3;w=60");
        assertThat(first.header("ratelimit")).isEqualTo("\"key\";r=2;t=60");
        assertThat(api.request("GET", NEVER).send().header("ratelimit")).isEqualTo("\"key\";r=1;t=60");
        assertThat(creating().as("vic").send().status())
                .as("refusals count too")
                .isEqualTo(403);
        Answer over = api.request("GET", "/v1/batches").send();
        assertProblem(over, 429, "too-many-requests");
        assertThat(over.header("retry-after")).isEqualTo("60");
        assertThat(over.header("ratelimit")).isEqualTo("\"key\";r=0;t=60");
        assertThat(api.request("GET", "/v1/batches")
                        .said("key_id", "mk_live_2")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(api.request("GET", "/healthz").asNobody().send().status()).isEqualTo(200);
        api.clock.advance(Duration.ofMinutes(1));
        assertThat(creating().send().status()).isEqualTo(202);
    }

    @Test
    void an_authorizer_that_leaves_something_out_vouches_for_nobody() {
        for (String name : List.of("subject", "team", "key_id", "mode", "exp")) {
            assertProblem(creating().said(name, "").send(), 401, "unauthorized");
        }
        assertProblem(creating().said("mode", "other").send(), 401, "unauthorized");
        assertProblem(creating().said("exp", "1e9").send(), 401, "unauthorized");
    }
}
