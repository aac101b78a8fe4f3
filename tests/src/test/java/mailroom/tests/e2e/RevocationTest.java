package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is revoked does nothing more after 5 s, whatever the authorizer has cached, and connections that are open are closed. */
@ExtendWith(TheStack.class)
class RevocationTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final TheStack stack = TheStack.running();

    private Http caller(Keys.Key key) {
        return stack.anonymous().as("Bearer " + key.bearer());
    }

    /** Each service hears of it by itself, so they refuse one after the other, all of them within the limit. */
    private static void assertEnds(Http caller, Watcher watcher) {
        within(() -> caller.get("/v1/batches").status() == 403
                && caller.post("/v1/stream-tickets", "").status() == 403
                && watcher.isEnded());
    }

    private static void within(Callable<Boolean> condition) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    private void awaitNoTicket(Keys.Key key) {
        within(() -> caller(key).post("/v1/stream-tickets", "").status() == 403);
    }

    private Http admin() {
        return stack.newCaller("root@example.com", "operators", "admin");
    }

    @Test
    void a_revoked_key_ends_its_requests_and_its_connections_and_no_others() {
        Keys.Key key = stack.keys().create("revoked-key");
        Keys.Key other = stack.keys().create("revoked-key");
        try (Watcher stays = Watcher.of(caller(other))) {
            Watcher watcher = Watcher.of(caller(key));
            assertThat(caller(key).get("/v1/batches").status()).isEqualTo(200);
            stack.keys().revoke(key);
            assertEnds(caller(key), watcher);
            assertThat(stays.isEnded()).isFalse();
            assertThat(caller(other).get("/v1/batches").status()).isEqualTo(200);
        }
    }

    @Test
    void a_disabled_person_has_no_key_and_no_connection_left() {
        Keys.Key key = stack.keys().create("disabled-person");
        Watcher watcher = Watcher.of(caller(key));
        stack.keys().disable("disabled-person");
        assertEnds(caller(key), watcher);
    }

    @Test
    void who_loses_the_role_that_may_watch_loses_the_connection_and_nobody_else_does() {
        Keys.Key key = stack.keys().create("lost-role");
        try (Watcher stays = Watcher.of(stack.newCaller("kept-role"))) {
            Watcher watcher = Watcher.of(caller(key));
            Http.Answer changed = admin().send(
                            "PATCH",
                            "/v1/people/lost-role",
                            "{\"roles\":[]}",
                            "content-type",
                            "application/json",
                            "if-match",
                            "*");
            assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
            within(watcher::isEnded);
            assertThat(stays.isEnded()).isFalse();
        }
    }

    @Test
    void a_policy_that_forbids_watching_ends_the_connections_that_it_speaks_of() {
        Keys.Key key = stack.keys().create("forbidden-to-watch");
        try (Watcher stays = Watcher.of(stack.newCaller("kept-watching"))) {
            Watcher watcher = Watcher.of(caller(key));
            Http.Answer made = admin().post("/v1/policies", """
                            {"id": "no-watching",
                             "text": "forbid (principal == Person::\\"forbidden-to-watch\\", action == Action::\\"WatchBatches\\", resource);"}""");
            assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
            within(watcher::isEnded);
            assertThat(stays.isEnded()).isFalse();
            awaitNoTicket(key);
        }
    }

    @Test
    void a_ticket_of_before_the_revoke_opens_nothing_after_it() {
        Keys.Key key = stack.keys().create("late-ticket");
        var ticket = Watcher.ticket(caller(key));
        stack.keys().revoke(key);
        awaitNoTicket(key);
        assertThat(Watcher.refusal(java.net.URI.create(ticket.path("url").asText() + "?ticket="
                        + ticket.path("ticket").asText())))
                .isEqualTo(403);
    }
}
