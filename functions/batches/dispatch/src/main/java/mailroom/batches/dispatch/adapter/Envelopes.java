package mailroom.batches.dispatch.adapter;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.PumpOrder;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.json.EventData;
import mailroom.platform.Event;
import mailroom.platform.Trace;

/** Puts our data into the envelope of inner events. Ids say what an event is about, so that a repetition has the same id. */
record Envelopes(InstantSource clock, RandomGenerator random) {
    String of(PumpOrder order) {
        String id = "%s/pump/%d/%d".formatted(order.batch(), order.cursor(), order.hops());
        return new Event(
                        id,
                        EventData.PUMP,
                        EventData.SOURCE,
                        order.batch().value(),
                        clock.instant(),
                        further(order.origin()),
                        EventData.of(order))
                .toJson();
    }

    String of(ReadyChunk ready) {
        return new Event(
                        ready.chunk().id().toString(),
                        EventData.CHUNK_READY,
                        EventData.SOURCE,
                        ready.batch().id().value(),
                        clock.instant(),
                        further(ready.batch().origin()),
                        EventData.of(ready))
                .toJson();
    }

    String of(BatchView view) {
        String id = "%s/changed/%d".formatted(view.batch().id(), view.version());
        return new Event(
                        id,
                        EventData.CHANGED,
                        EventData.SOURCE,
                        view.batch().id().value(),
                        clock.instant(),
                        further(view.batch().origin()),
                        EventData.of(view))
                .toJson();
    }

    private Trace further(Origin origin) {
        return new Trace(origin.requestId(), origin.traceparent()).next(random);
    }
}
