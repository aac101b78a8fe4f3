package mailroom.batches.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.ChunkId;
import mailroom.batches.domain.ChunkState;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.ShardChange;
import mailroom.batches.fake.InMemoryBatchStore;
import mailroom.batches.http.HttpApi.Answer;
import org.junit.jupiter.api.Test;

/** What every layout of the API must answer. */
public abstract class ApiSuite extends AccessSuite {
    protected final Answer submit(int recipients) {
        return api.request("POST", "/v1/batches").body(batch(recipients)).send();
    }

    private static List<String> pointers(Answer answer) {
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(it -> it.path("pointer").textValue())
                .toList();
    }

    @Test
    void a_good_batch_is_accepted_and_can_be_read_at_its_location() {
        Answer accepted = submit(120);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("content-type")).isEqualTo("application/json");
        assertThat(accepted.header("retry-after")).isEqualTo("1");
        assertThat(accepted.header("x-request-id")).isEqualTo("JKJaXmPLvHcESHA=");
        Answer read = api.request("GET", accepted.header("location")).send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(accepted.body());
        assertThat(read.headers())
                .containsOnlyKeys("content-type", "cache-control", "etag", "x-request-id")
                .containsEntry("content-type", "application/json");
        assertThat(read.body().path("status").textValue()).isEqualTo("queued");
        assertThat(read.body().path("total").intValue()).isEqualTo(120);
        assertThat(read.body().path("counts").path("open").intValue()).isEqualTo(120);
        assertThat(read.body().path("counts")).hasSize(10);
        assertThat(read.body().path("request_id").textValue()).isEqualTo("JKJaXmPLvHcESHA=");
        assertThat(read.body().path("links").path("recipients").textValue())
                .isEqualTo(accepted.header("location") + "/recipients");
    }

    @Test
    void a_body_in_base64_is_read_like_any_other() {
        Answer accepted = api.request("POST", "/v1/batches")
                .base64("{\"subject\":\"Grüße\",\"text\":\"t\",\"recipients\":[{\"address\":\"a@example.com\"}]}")
                .send();
        assertThat(accepted.body().path("subject").textValue()).isEqualTo("Grüße");
    }

    @Test
    void the_caller_s_request_id_is_taken_where_it_is_well_formed() {
        assertThat(api.request("GET", "/healthz")
                        .header("x-request-id", "mine-1")
                        .send()
                        .header("x-request-id"))
                .isEqualTo("mine-1");
        assertThat(api.request("GET", "/healthz")
                        .header("x-request-id", "no good")
                        .send()
                        .header("x-request-id"))
                .isEqualTo("JKJaXmPLvHcESHA=");
    }

    @Test
    void health_needs_no_caller() {
        Answer answer = api.request("GET", "/healthz").asNobody().send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").textValue()).isEqualTo("ok");
    }

    @Test
    void every_violation_is_pointed_at_and_nothing_is_stored() {
        Answer answer = api.request("POST", "/v1/batches")
                .body("{\"text\":1,\"recipients\":[{\"address\":\"a@example.com\"},{\"address\":\"b\"}]}")
                .send();
        assertProblem(answer, 422, "invalid-batch");
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/subject", "/text", "/recipients/1/address");
        assertThat(api.request("GET", "/v1/batches").send().body().path("batches"))
                .isEmpty();
    }

    @Test
    void what_is_no_json_is_malformed_and_what_says_so_is_an_unsupported_type() {
        for (String body : List.of("", "{", "{\"a\":1,\"a\":2}", "{} {}", "nope", "[".repeat(5_000))) {
            assertProblem(api.request("POST", "/v1/batches").body(body).send(), 400, "malformed-json");
        }
        assertProblem(api.request("POST", "/v1/batches").send(), 400, "malformed-json");
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "", "multipart/form-data")) {
            Answer answer = api.request("POST", "/v1/batches")
                    .header("content-type", type)
                    .body(batch(1))
                    .send();
            assertProblem(answer, 415, "unsupported-media-type");
        }
        Answer answer = api.request("POST", "/v1/batches")
                .header("content-type", "application/json; charset=utf-8")
                .body(batch(1))
                .send();
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void a_body_over_the_cap_is_refused_before_it_is_read() {
        assertProblem(
                api.request("POST", "/v1/batches").body("x".repeat(4_500_001)).send(), 413, "too-large");
        assertProblem(
                api.request("POST", "/v1/batches").body("é".repeat(2_250_001)).send(), 413, "too-large");
        assertProblem(
                api.request("POST", "/v1/batches").body("x".repeat(4_500_000)).send(), 400, "malformed-json");
    }

    @Test
    void a_caller_who_is_unknown_or_whose_time_is_over_is_refused() {
        assertProblem(api.request("GET", "/v1/batches").asNobody().send(), 401, "unauthorized");
        assertProblem(
                api.request("GET", "/v1/batches")
                        .as("sue", "blue", Instant.parse("2026-11-23T11:59:59Z"))
                        .send(),
                401,
                "unauthorized");
        assertProblem(
                api.request("POST", "/v1/batches")
                        .as("sue", "bl#ue", api.clock.instant().plusSeconds(9))
                        .body(batch(1))
                        .send(),
                401,
                "unauthorized");
    }

    @Test
    void a_batch_of_another_team_is_as_unknown_as_one_that_never_was() {
        String location = submit(1).header("location");
        for (String path : List.of(
                location,
                location + "/recipients",
                "/v1/batches/nonsense",
                "/v1/batches/bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2")) {
            Answer answer = api.request("GET", path).as("rob").send();
            assertProblem(answer, 404, "not-found");
        }
    }

    @Test
    void an_event_of_another_kind_is_refused() {
        assertProblem(api.request("GET", "/healthz").with("version", "1.0").send(), 400, "bad-request");
    }

    @Test
    void an_etag_spares_the_answer_while_nothing_changes() {
        String location = submit(1).header("location");
        Answer first = api.request("GET", location).send();
        Answer same = api.request("GET", location)
                .header("if-none-match", "\"x\", W/" + first.header("etag"))
                .send();
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("etag")).isEqualTo(first.header("etag"));
        assertThat(same.header("x-request-id")).isNotEmpty();
        bounce(location);
        Answer changed = api.request("GET", location)
                .header("if-none-match", first.header("etag"))
                .send();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("counts").path("bounced").intValue()).isEqualTo(1);
    }

    private void bounce(String location) {
        var id = new ChunkId(new BatchId(location.substring(location.lastIndexOf('/') + 1)), 0);
        var reason = new Reason(Reason.Bounce.PERMANENT, "General", "550 no such user");
        ChunkState state = api.store
                .states()
                .read(List.of(id))
                .get(id)
                .merge(Map.of(0, new Outcome(RecipientState.BOUNCED, api.clock.instant(), reason)));
        api.store.stateChanges().save(new ShardChange(List.of(state), state.finals()));
    }

    @Test
    void recipients_come_page_by_page_with_a_link_to_the_next() {
        String location = submit(120).header("location");
        bounce(location);
        Answer first = api.request("GET", location + "/recipients")
                .query("limit", "70")
                .send();
        assertThat(first.body().path("recipients")).hasSize(70);
        assertThat(first.body().path("recipients").path(0).toString())
                .isEqualTo(
                        "{\"address\":\"r0@example.com\",\"state\":\"bounced\",\"updated_at\":\"2026-11-23T12:00:00Z\",\"bounce\":\"permanent\",\"code\":\"General\",\"diagnostic\":\"550"
                                + " no such user\"}");
        String cursor = first.body().path("next_cursor").textValue();
        assertThat(first.header("link"))
                .isEqualTo("<%s/recipients?limit=70&cursor=%s>; rel=\"next\"".formatted(location, cursor));
        Answer rest = api.request("GET", location + "/recipients")
                .query("limit", "70")
                .query("cursor", cursor)
                .send();
        assertThat(rest.body().path("recipients")).hasSize(50);
        assertThat(rest.body().has("next_cursor")).isFalse();
        Answer bounced = api.request("GET", location + "/recipients")
                .query("status", "bounced")
                .send();
        assertThat(bounced.body().path("recipients")).hasSize(1);
    }

    @Test
    void parameters_that_cannot_be_read_are_refused() {
        String recipients = submit(1).header("location") + "/recipients";
        assertProblem(api.request("GET", recipients).query("status", "gone").send(), 400, "bad-request");
        for (String path : List.of("/v1/batches", recipients)) {
            for (String limit : List.of("0", "101", "x", "-1", "", "99999999999")) {
                assertProblem(api.request("GET", path).query("limit", limit).send(), 400, "bad-request");
            }
            assertProblem(api.request("GET", path).query("cursor", "x").send(), 400, "bad-request");
        }
    }

    @Test
    void batches_are_listed_newest_first() {
        submit(1);
        api.clock.advance(Duration.ofSeconds(1));
        String newest = submit(2).header("location");
        Answer page = api.request("GET", "/v1/batches").query("limit", "1").send();
        assertThat(page.body()
                        .path("batches")
                        .path(0)
                        .path("links")
                        .path("self")
                        .textValue())
                .isEqualTo(newest);
        Answer rest = api.request("GET", "/v1/batches")
                .query("cursor", page.body().path("next_cursor").textValue())
                .send();
        assertThat(rest.body().path("batches")).hasSize(1);
        assertThat(rest.header("link")).isEmpty();
    }

    @Test
    void the_same_key_is_one_batch_and_another_payload_under_it_is_refused() {
        Answer first = api.request("POST", "/v1/batches")
                .header("idempotency-key", "\"k 1\"".replace(" ", "-"))
                .body(batch(2))
                .send();
        Answer again = api.request("POST", "/v1/batches")
                .header("idempotency-key", "k-1")
                .body(batch(2))
                .send();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertProblem(
                api.request("POST", "/v1/batches")
                        .header("idempotency-key", "k-1")
                        .body(batch(3))
                        .send(),
                422,
                "idempotency-key-reused");
        assertProblem(
                api.request("POST", "/v1/batches")
                        .header("idempotency-key", "")
                        .body(batch(3))
                        .send(),
                400,
                "bad-request");
    }

    @Test
    void what_nobody_foresaw_is_a_problem_without_details() {
        var broken = (mailroom.batches.port.BatchStore) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {mailroom.batches.port.BatchStore.class},
                (_, method, args) -> {
                    if (method.getName().equals("parts")) {
                        throw new IllegalStateException("secret detail");
                    }
                    return method.invoke(new InMemoryBatchStore(api.clock), args);
                });
        var over = new HttpApi(this::layout, _ -> broken);
        Answer answer = over.request("POST", "/v1/batches").body(batch(1)).send();
        assertProblem(answer, 500, "internal-error");
        assertThat(answer.body().toString()).doesNotContain("secret");
    }

    @Test
    void no_path_and_no_query_makes_it_fail() {
        for (String odd :
                List.of("{x}", "%zz", "a b", "é", "%", "..", "<>", "a,b", "%00", "🎉", "{", "#", "?", "\\", "%2F")) {
            assertThat(api.request("GET", "/v1/batches/" + odd).send().status()).isIn(200, 400, 404);
            assertThat(api.request("GET", "/v1/batches").query("x", odd).send().status())
                    .as(odd)
                    .isIn(200, 400);
            assertThat(api.request("GET", "/v1/batches").query(odd, "x").send().status())
                    .as(odd)
                    .isIn(200, 400);
            assertThat(api.request("GET", "/v1/batches")
                            .query("cursor", odd)
                            .send()
                            .status())
                    .isEqualTo(400);
        }
    }

    private String opened() {
        return api.request("POST", "/v1/batches")
                .body("{\"subject\":\"Hi\",\"text\":\"t\",\"open\":true}")
                .send()
                .header("location");
    }

    private Answer post(String path) {
        return api.request("POST", path).send();
    }

    private Answer append(String location, String key, String... addresses) {
        String body = java.util.Arrays.stream(addresses)
                .map("{\"address\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"recipients\":[", "]}"));
        var request = api.request("POST", location + "/recipients").body(body);
        return (key.isEmpty() ? request : request.header("idempotency-key", key)).send();
    }

    @Test
    void an_open_batch_takes_pages_until_it_is_submitted() {
        String location = opened();
        assertThat(api.request("GET", location).send().body().path("status").textValue())
                .isEqualTo("open");
        Answer first = append(location, "page-1", "a@example.com", "b@example.com");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("total").intValue()).isEqualTo(2);
        assertThat(append(location, "page-1", "a@example.com", "b@example.com").body())
                .isEqualTo(first.body());
        assertProblem(append(location, "page-1", "c@example.com"), 422, "idempotency-key-reused");
        Answer twice = append(location, "", "c@example.com", "A@example.com");
        assertProblem(twice, 422, "invalid-batch");
        assertThat(pointers(twice)).containsExactly("/recipients/1/address");
        Answer submitted = post(location + "/submit");
        assertThat(submitted.status()).isEqualTo(202);
        assertThat(submitted.header("location")).isEqualTo(location);
        assertThat(submitted.body().path("status").textValue()).isEqualTo("queued");
        assertThat(post(location + "/submit").status()).isEqualTo(202);
        assertProblem(append(location, "", "d@example.com"), 409, "wrong-stage");
    }

    @Test
    void a_key_is_one_page_of_one_batch() {
        append(opened(), "same", "a@example.com");
        assertProblem(append(opened(), "same", "a@example.com"), 422, "idempotency-key-reused");
    }

    @Test
    void nobody_is_not_submitted() {
        assertProblem(post(opened() + "/submit"), 422, "invalid-batch");
    }

    @Test
    void a_page_is_read_as_strictly_as_a_submission() {
        String location = opened();
        assertProblem(api.request("POST", location + "/recipients").body("{").send(), 400, "malformed-json");
        assertProblem(
                api.request("POST", location + "/recipients")
                        .header("content-type", "text/plain")
                        .body("{}")
                        .send(),
                415,
                "unsupported-media-type");
        Answer odd = api.request("POST", location + "/recipients")
                .body("{\"recipients\":[{\"address\":\"x\"}],\"subject\":\"s\"}")
                .send();
        assertProblem(odd, 422, "invalid-batch");
        assertThat(pointers(odd)).containsExactlyInAnyOrder("/recipients/0/address", "/subject");
    }

    @Test
    void a_batch_is_canceled_as_often_as_one_likes() {
        String location = submit(3).header("location");
        Answer first = post(location + "/cancel");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().path("status").textValue()).isEqualTo("canceling");
        assertThat(post(location + "/cancel").body()).isEqualTo(first.body());
        assertProblem(post(location + "/submit"), 409, "wrong-stage");
        assertProblem(post(location + "/retry-failed"), 409, "wrong-stage");
        String nobody = opened();
        assertThat(post(nobody + "/cancel").body().path("status").textValue()).isEqualTo("canceled");
    }

    @Test
    void events_come_in_order_with_a_link_to_the_next() {
        String location = opened();
        append(location, "", "a@example.com");
        post(location + "/submit");
        post(location + "/cancel");
        Answer all = api.request("GET", location + "/events").send();
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body().path("events").findValuesAsText("event"))
                .containsExactly("opened", "submitted", "cancel_requested");
        assertThat(all.body().path("events").findValuesAsText("seq")).containsExactly("1", "2", "3");
        assertThat(all.header("link")).isEmpty();
        Answer second = api.request("GET", location + "/events")
                .query("after", "1")
                .query("limit", "1")
                .send();
        assertThat(second.body().path("events").findValuesAsText("event")).containsExactly("submitted");
        assertThat(second.header("link")).isEqualTo("<%s/events?limit=1&after=2>; rel=\"next\"".formatted(location));
        for (String after : List.of("x", "-1", "", "9999999999")) {
            assertProblem(
                    api.request("GET", location + "/events")
                            .query("after", after)
                            .send(),
                    400,
                    "bad-request");
        }
    }

    @Test
    void what_is_done_to_a_batch_of_another_team_is_done_to_one_that_never_was() {
        String location = submit(1).header("location");
        for (String action : List.of("/submit", "/cancel", "/retry-failed", "/recipients")) {
            Answer answer = api.request("POST", location + action)
                    .as("rob")
                    .body("{\"recipients\":[{\"address\":\"a@example.com\"}]}")
                    .send();
            assertProblem(answer, 404, "not-found");
        }
        assertThat(api.request("GET", location).send().body().path("status").textValue())
                .isEqualTo("queued");
    }
}
