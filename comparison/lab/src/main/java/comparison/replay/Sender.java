package comparison.replay;

import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.Reply;
import comparison.measure.bed.Room;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.measure.warm.OpenLoop;
import comparison.model.Endpoint;
import comparison.trace.Arrivals;
import comparison.trace.StoredTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;

/** Sends a trace's requests to one contender, each when it is due. */
final class Sender {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Room room;
    private final Events events;
    private final Subject subject;
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<OpenLoop.Answer> answers;

    /** Sends them all and waits for the last answer. */
    Sender(Room room, Events events, Catalogue catalogue, Subject subject, StoredTrace trace) {
        this.room = room;
        this.events = events;
        this.subject = subject;
        long[] due = new long[trace.size()];
        Arrivals arrivals = trace.open();
        while (arrivals.next()) {
            Endpoint endpoint = trace.endpoints().get(arrivals.endpoint());
            due[asks.size()] = arrivals.micros() * NANOS_PER_MICRO;
            asks.add(catalogue.ask(endpoint).orElseThrow());
        }
        this.answers = OpenLoop.run(due, this::send, new Halt());
    }

    private CompletableFuture<InvokeResult> send() {
        Ask ask = asks.get(ids.size());
        String id = new UUID(0, ids.size()).toString();
        ids.add(id);
        return room.invoke(
                subject.function(ask.endpoint()),
                events.next(ask),
                new InvokeContext(Optional.empty(), Optional.empty(), Optional.of(id)));
    }

    /** What came of each, once all logs are written. */
    List<Sent> sent(Inits inits) {
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < answers.size(); i++) {
            Ask ask = asks.get(i);
            OpenLoop.Answer answer = answers.get(i);
            sent.add(new Sent(
                    ask.endpoint(),
                    answer.millis(),
                    inits.wasFirst(ids.get(i)),
                    Reply.of(answer.result()).status() == ask.status()));
        }
        return sent;
    }
}
