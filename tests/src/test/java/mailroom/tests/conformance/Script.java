package mailroom.tests.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The conversation that every contender has. It begins with an empty team and makes what it looks at. */
final class Script {
    private static final String STRANGE = "bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2";

    private Script() {}

    private static Caller.Request get(String path) {
        return Caller.Request.to("GET", path);
    }

    private static Caller.Request post(String path) {
        return Caller.Request.to("POST", path);
    }

    private static String recipients(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("{\"address\":\"r%d@example.com\",\"variables\":{\"n\":1}}"::formatted)
                .collect(Collectors.joining(",", "\"recipients\":[", "]"));
    }

    private static String batch(int recipients) {
        return "{\"subject\":\"Grüße {{n}}\",\"text\":\"t\",%s}".formatted(recipients(0, recipients));
    }

    static void speak(Conversation with) {
        with.ask("health", _ -> get("/healthz"));
        with.ask("no batches yet", _ -> get("/v1/batches"));
        submissions(with);
        reads(with);
        open(with);
        refusals(with);
        others(with);
    }

    /** What people of other roles, and those whom nobody knows, are told. */
    private static void others(Conversation with) {
        String batch =
                with.ask("submit for the others", _ -> post("/v1/batches").json(batch(1)));
        String viewer = with.other("viewer");
        with.ask("a viewer reads", _ -> get(batch).header("authorization", viewer));
        with.ask("a viewer lists", _ -> get("/v1/batches?limit=1").header("authorization", viewer));
        with.ask("a viewer submits", _ -> post("/v1/batches").json(batch(1)).header("authorization", viewer));
        for (String action : List.of("submit", "cancel", "retry-failed")) {
            with.ask("a viewer, to " + action, _ -> post(batch + "/" + action).header("authorization", viewer));
        }
        with.ask("a viewer appends", _ -> post(batch + "/recipients")
                .json("{%s}".formatted(recipients(5, 6)))
                .header("authorization", viewer));
        with.ask("another sender cancels", _ -> post(batch + "/cancel").header("authorization", with.other("sender")));
        with.ask("a stranger reads", _ -> get(batch).header("authorization", "blue"));
        with.ask("a stranger cancels", _ -> post(batch + "/cancel").header("authorization", "blue"));
        with.ask("one whom nobody knows yet", _ -> get(batch).header("authorization", with.other("new")));
    }

    private static void submissions(Conversation with) {
        with.ask("submit", _ -> post("/v1/batches").json(batch(3)));
        with.ask("submit with a key", _ -> post("/v1/batches").json(batch(2)).header("idempotency-key", "k1"));
        with.ask("the key again", _ -> post("/v1/batches").json(batch(2)).header("idempotency-key", "\"k1\""));
        with.ask(
                "the key, another payload",
                _ -> post("/v1/batches").json(batch(1)).header("idempotency-key", "k1"));
        with.ask("a key of ours", _ -> post("/v1/batches").json(batch(1)).header("idempotency-key", "mailroom:x"));
        with.ask("no JSON", _ -> post("/v1/batches").json("{"));
        with.ask(
                "another type",
                _ -> new Caller.Request("POST", "/v1/batches", java.util.Map.of("content-type", "text/plain"), "x"));
        with.ask("violations", _ -> post("/v1/batches")
                .json("{\"text\":1,\"x\":2,\"recipients\":[{\"address\":\"a\"}]}"));
        with.ask(
                "twice the same address",
                _ -> post("/v1/batches")
                        .json(
                                "{\"subject\":\"s\",\"html\":\"h\",\"recipients\":[{\"address\":\"a@b.c\"},{\"address\":\"A@B.C\"}]}"));
    }

    private static void reads(Conversation with) {
        String batch = with.ask("submit to read", _ -> post("/v1/batches").json(batch(120)));
        with.ask("get", _ -> get(batch));
        String etag = with.etag();
        with.ask("get, its own etag", _ -> get(batch).header("if-none-match", etag));
        with.ask("get, other etag", _ -> get(batch).header("if-none-match", "\"x\""));
        with.ask("get, any etag", _ -> get(batch).header("if-none-match", "*"));
        with.ask("list", _ -> get("/v1/batches?limit=2"));
        with.ask("list, bad limit", _ -> get("/v1/batches?limit=x"));
        with.ask("list, bad cursor", _ -> get("/v1/batches?cursor=x"));
        with.ask("recipients", _ -> get(batch + "/recipients?limit=3"));
        with.ask("recipients, next", _ -> get(batch + "/recipients?limit=100&cursor=0-40"));
        with.ask("recipients, by state", _ -> get(batch + "/recipients?status=queued&limit=1"));
        with.ask("recipients, no state", _ -> get(batch + "/recipients?status=gone"));
        with.ask("events", _ -> get(batch + "/events"));
        with.ask("events, after", _ -> get(batch + "/events?after=1&limit=5"));
        with.ask("events, bad after", _ -> get(batch + "/events?after=-1"));
        with.ask("cancel", _ -> post(batch + "/cancel"));
        with.ask("cancel again", _ -> post(batch + "/cancel"));
        with.ask("get, canceling", _ -> get(batch));
        with.ask("retry what has not ended", _ -> post(batch + "/retry-failed"));
        with.ask("append to what is canceled", _ -> post(batch + "/recipients")
                .json("{%s}".formatted(recipients(0, 1))));
    }

    private static void open(Conversation with) {
        String open =
                with.ask("open", _ -> post("/v1/batches").json("{\"subject\":\"s\",\"text\":\"t\",\"open\":true}"));
        with.ask("submit nobody", _ -> post(open + "/submit"));
        with.ask("append", _ -> post(open + "/recipients").json("{%s}".formatted(recipients(0, 60))));
        with.ask("append with a key", _ -> post(open + "/recipients")
                .json("{%s}".formatted(recipients(60, 61)))
                .header("idempotency-key", "page"));
        with.ask("append with the key again", _ -> post(open + "/recipients")
                .json("{%s}".formatted(recipients(60, 61)))
                .header("idempotency-key", "page"));
        with.ask("append who is there", _ -> post(open + "/recipients").json("{%s}".formatted(recipients(59, 62))));
        with.ask("append no JSON", _ -> post(open + "/recipients").json("]"));
        with.ask("append violations", _ -> post(open + "/recipients").json("{\"recipients\":[]}"));
        with.ask("submit the open one", _ -> post(open + "/submit"));
        with.ask("submit it again", _ -> post(open + "/submit"));
        with.ask("append too late", _ -> post(open + "/recipients").json("{%s}".formatted(recipients(70, 71))));
        with.ask("events of the open one", _ -> get(open + "/events?limit=1"));
    }

    private static void refusals(Conversation with) {
        with.ask("without a token", _ -> get("/v1/batches").header("authorization", ""));
        with.ask("with a token that has run out", _ -> get("/v1/batches").header("authorization", "late-blue"));
        for (String path : List.of("", "/recipients", "/events")) {
            with.ask("a stranger's" + path, _ -> get("/v1/batches/" + STRANGE + path));
            with.ask("no id" + path, _ -> get("/v1/batches/x" + path));
        }
        for (String action : List.of("submit", "cancel", "retry-failed")) {
            with.ask("a stranger's, to " + action, _ -> post("/v1/batches/" + STRANGE + "/" + action));
        }
        with.ask("odd characters", _ -> get("/v1/batches/%F0%9F%8E%89?x=%20&y"));
        with.ask("a request id", _ -> get("/healthz").header("x-request-id", "mine-1"));
        with.ask("a bad request id", _ -> get("/healthz").header("x-request-id", "no good"));
        with.ask("an accept that nobody has", _ -> get("/healthz").header("accept", "image/png"));
        with.ask("no such path", _ -> get("/v2/batches"));
        with.ask("no such method", _ -> Caller.Request.to("DELETE", "/v1/batches"));
    }
}
