package comparison.measure;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.Halt;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Reply;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.model.Endpoint;

/** What comes before the first sample: requests that others come after, and enough of all to find DynamoDB and the lab warm. */
record Preparation(Catalogue catalogue, Bed bed, Events events, Halt halt) {
    private static final int TIMES = 20;

    void run() {
        Subject subject = catalogue.contenders().getFirst();
        try {
            catalogue.after().values().stream().distinct().forEach(it -> send(subject, known(it)));
            for (Ask ask : catalogue.asks()) {
                for (int i = 0; i < TIMES && !halt.asked(); i++) {
                    send(subject, ask);
                }
            }
        } finally {
            subject.functions().values().stream().distinct().forEach(bed.zipLike()::end);
        }
    }

    private Ask known(Endpoint endpoint) {
        return catalogue
                .ask(endpoint)
                .orElseThrow(() -> new MeasureException(
                        "no request is known for %s, which others come after".formatted(endpoint)));
    }

    private void send(Subject subject, Ask ask) {
        String function = subject.function(ask.endpoint());
        Reply reply = bed.zipLike().ask(function, events.next(ask));
        if (reply.status() != ask.status()) {
            throw new MeasureException("%s answered %d to %s, not %d: %s"
                    .formatted(function, reply.status(), ask.endpoint(), ask.status(), reply.body()));
        }
    }
}
