package mailroom.batches.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Counts;
import mailroom.batches.domain.Happening;
import mailroom.batches.domain.Outcome;
import mailroom.batches.domain.Reason;
import mailroom.batches.domain.RecipientState;
import mailroom.batches.domain.RecipientView;
import mailroom.batches.domain.Stage;
import mailroom.platform.Json;

/** Batches and recipients as answers show them. */
public final class BatchJson {
    private BatchJson() {}

    public static String path(Batch batch) {
        return "/v1/batches/" + batch.id();
    }

    public static ObjectNode batch(BatchView view) {
        Batch batch = view.batch();
        ObjectNode node = Json.object();
        node.put("id", batch.id().value())
                .put("status", view.stage().label())
                .put("kind", batch.kind().label())
                .put("subject", batch.subject())
                .put("from", batch.from().value())
                .put("owner", batch.owner().subject())
                .put("mode", batch.owner().space().mode().label())
                .put("total", batch.total());
        node.set("counts", counts(view.counts()));
        node.put("created_at", batch.createdAt().toString())
                .put("expires_at", batch.expiresAt().toString());
        if (view.stage() instanceof Stage.Ended ended) {
            node.put("settled_at", ended.at().toString());
        }
        node.put("request_id", batch.origin().requestId());
        node.putObject("links")
                .put("self", path(batch))
                .put("recipients", path(batch) + "/recipients")
                .put("events", path(batch) + "/events");
        return node;
    }

    static ObjectNode counts(Counts counts) {
        ObjectNode node = Json.object().put("open", counts.open());
        for (RecipientState state : RecipientState.FINALS) {
            node.put(state.label(), counts.finals().of(state));
        }
        return node;
    }

    /** What happened to the batch that now stands as {@code stage} says, with its place in the history. */
    public static ObjectNode happening(int seq, Happening happening, Stage stage) {
        return Json.object()
                .put("seq", seq)
                .put(
                        "event",
                        happening.what() == Happening.What.ENDED
                                ? stage.label()
                                : happening.what().label())
                .put("at", happening.at().toString());
    }

    public static ObjectNode recipient(RecipientView view) {
        Outcome outcome = view.outcome();
        Reason reason = outcome.reason();
        ObjectNode node = Json.object()
                .put("address", view.address().value())
                .put("state", outcome.state().label())
                .put("updated_at", outcome.at().toString());
        if (reason.bounce() != Reason.Bounce.NONE) {
            node.put("bounce", reason.bounce().label());
        }
        if (!reason.code().isEmpty()) {
            node.put("code", reason.code());
        }
        if (!reason.diagnostic().isEmpty()) {
            node.put("diagnostic", reason.diagnostic());
        }
        return node;
    }
}
