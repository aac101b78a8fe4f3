package mailroom.batches.http;

import mailroom.batches.port.Probe;
import mailroom.platform.Json;

/** {@code GET /healthz}: open to everyone, and as cheap as one read. */
record HealthEndpoint(Probe probe) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        return switch (probe.probe()) {
            case Probe.Answer.REACHABLE -> Answer.json(200, Json.object().put("status", "ok"));
            case Probe.Answer.UNREACHABLE -> Answer.json(503, Json.object().put("status", "unavailable"));
        };
    }
}
