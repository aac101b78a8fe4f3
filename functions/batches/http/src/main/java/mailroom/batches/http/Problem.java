package mailroom.batches.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import mailroom.batches.domain.Violation;
import mailroom.platform.Json;

/** What went wrong, as RFC 9457 has it: {@code application/problem+json}. */
public record Problem(int status, String slug, String title, String detail, List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    public Problem(int status, String slug, String title, String detail) {
        this(status, slug, title, detail, List.of());
    }

    static Problem unauthorized() {
        return new Problem(401, "unauthorized", "Unauthorized", "The token or key has run out, or was never checked.");
    }

    static Problem forbidden() {
        return new Problem(403, "forbidden", "Forbidden", "Your key or your roles do not allow this.");
    }

    static Problem tooMany() {
        return new Problem(
                429, "too-many-requests", "Too many requests", "This key has no requests left in this minute.");
    }

    static Problem notReady() {
        return new Problem(
                503, "not-ready", "Not ready", "Who may do what is not known here yet. Try again in a second.");
    }

    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "Not found", what);
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", "Bad request", detail);
    }

    static Problem malformed(String detail) {
        return new Problem(400, "malformed-json", "Malformed JSON", detail);
    }

    static Problem tooLarge() {
        return new Problem(
                413,
                "too-large",
                "Request too large",
                "A body may have %d bytes. Send more recipients in a further batch.".formatted(Edge.MOST_BODY_BYTES));
    }

    static Problem notJson() {
        return new Problem(415, "unsupported-media-type", "Unsupported media type", "Send application/json.");
    }

    static Problem invalid(List<Violation> violations, int more) {
        int all = violations.size() + more;
        String detail = "%d violation%s%s; nothing was stored."
                .formatted(
                        all,
                        all == 1 ? "" : "s",
                        more == 0 ? "" : ", of which the first %d are listed".formatted(violations.size()));
        return new Problem(422, "invalid-batch", "The batch has violations", detail, violations);
    }

    /** What the batch's stage does not allow. */
    static Problem conflict(String detail) {
        return new Problem(409, "wrong-stage", "The batch's stage does not allow this", detail);
    }

    static Problem keyReused() {
        return new Problem(
                422,
                "idempotency-key-reused",
                "Idempotency key reused",
                "This Idempotency-Key was used for another payload within 24 hours.");
    }

    public static Problem wrongMethod() {
        return new Problem(405, "method-not-allowed", "Method not allowed", "This path knows other methods.");
    }

    public static Problem internal() {
        return new Problem(
                500,
                "internal-error",
                "Internal error",
                "Something of ours failed. The request id finds it in our logs.");
    }

    public String json(String requestId) {
        ObjectNode node = Json.object()
                .put("type", "/problems/" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("request_id", requestId);
        if (!violations.isEmpty()) {
            ArrayNode errors = node.putArray("errors");
            violations.forEach(
                    it -> errors.addObject().put("pointer", it.pointer()).put("detail", it.detail()));
        }
        return Json.write(node);
    }
}
