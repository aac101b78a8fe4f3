package mailroom.live.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Frame;
import mailroom.live.domain.Progress;
import mailroom.live.domain.Stage;
import mailroom.platform.Json;

/** What clients get. */
public final class Frames {
    private Frames() {}

    public static String write(Frame frame) {
        return Json.write(
                switch (frame) {
                    case Frame.Subscribed(var batch, long cursor) ->
                        about("subscribed", batch).put("cursor", cursor);
                    case Frame.Unsubscribed(var batch) -> about("unsubscribed", batch);
                    case Frame.State(var progress) -> state(progress);
                    case Frame.Pong() -> type("pong");
                    case Frame.Refusal(var code, var detail) ->
                        type("error").put("code", code).put("detail", detail);
                });
    }

    private static ObjectNode state(Progress progress) {
        Stage stage = progress.stage();
        ObjectNode node = about(progress.isSettled() ? "settled" : "progress", progress.batch())
                .put("cursor", progress.version())
                .put("status", stage.label())
                .put("total", progress.total());
        ObjectNode counts = node.putObject("counts");
        progress.counts().forEach(counts::put);
        if (stage instanceof Stage.Settled(var _, var at)) {
            node.put("settled_at", at.toString());
        }
        return node;
    }

    private static ObjectNode about(String type, BatchId batch) {
        return type(type).put("batch", batch.value());
    }

    private static ObjectNode type(String type) {
        return Json.object().put("type", type);
    }
}
