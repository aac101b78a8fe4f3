package comparison.measure;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Events;
import comparison.measure.bed.MeasureException;
import comparison.measure.bed.Reply;
import comparison.measure.plan.Ask;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.model.Endpoint;

/** Requests that must have been sent once before others can be measured. */
record Preparation(Catalogue catalogue, Bed bed, Events events) {
    void run() {
        catalogue.after().values().stream().distinct().forEach(this::send);
    }

    private void send(Endpoint endpoint) {
        Subject subject = catalogue.contenders().getFirst();
        Ask ask = catalogue
                .ask(endpoint)
                .orElseThrow(() -> new MeasureException(
                        "no request is known for %s, which others come after".formatted(endpoint)));
        String function = subject.function(endpoint);
        try {
            Reply reply = bed.zipLike().ask(function, events.next(ask));
            if (reply.status() != ask.status()) {
                throw new MeasureException(
                        "%s answered %d to %s: %s".formatted(function, reply.status(), endpoint, reply.body()));
            }
        } finally {
            bed.zipLike().end(function);
        }
    }
}
