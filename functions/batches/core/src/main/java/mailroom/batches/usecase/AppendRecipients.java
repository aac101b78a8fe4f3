package mailroom.batches.usecase;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchView;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.Chunking;
import mailroom.batches.domain.Claim;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.Stage;
import mailroom.batches.domain.Violation;
import mailroom.batches.port.Appends;
import mailroom.batches.port.BatchStore;
import mailroom.batches.usecase.SubmitBatch.Keyed;

/** Adds a page of recipients to an open batch: durable when it returns, whole or not at all, and nobody twice. */
public final class AppendRecipients {
    private static final int MOST_ATTEMPTS = 5;

    private final BatchStore store;
    private final InstantSource clock;

    public AppendRecipients(BatchStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What appending can come to. */
    public sealed interface Appended {
        record Done(BatchView batch) implements Appended {}

        /** It takes no recipients any more, or never did. */
        record NotOpen(BatchView batch) implements Appended {}

        /** The page does not fit this batch; nothing was stored. */
        record Unfit(List<Violation> violations) implements Appended {
            public Unfit {
                violations = List.copyOf(violations);
            }
        }

        /** The key was used for another payload. */
        record KeyReused() implements Appended {}
    }

    public Appended append(BatchView seen, List<Recipient> recipients, Optional<Keyed> keyed) {
        Optional<Claim> earlier =
                keyed.flatMap(it -> store.claims().find(seen.batch().owner().space(), it.key()));
        if (earlier.isPresent()) {
            return answerOf(earlier.get(), keyed.orElseThrow(), seen);
        }
        BatchView view = seen;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (!(view.stage() instanceof Stage.Open)) {
                return new Appended.NotOpen(view);
            }
            List<Violation> violations = violations(view.batch(), recipients);
            if (!violations.isEmpty()) {
                return new Appended.Unfit(violations);
            }
            switch (write(view.batch(), recipients, keyed)) {
                case Appends.Appended.Done _ -> {
                    return new Appended.Done(again(view));
                }
                case Appends.Appended.KeyTaken(var holder) -> {
                    return answerOf(holder, keyed.orElseThrow(), view);
                }
                case Appends.Appended.NotOpen(), Appends.Appended.Outrun() -> view = again(view);
            }
        }
        throw new IllegalStateException(
                "batch %s met other pages %d times".formatted(seen.batch().id(), MOST_ATTEMPTS));
    }

    private Appends.Appended write(Batch batch, List<Recipient> recipients, Optional<Keyed> keyed) {
        List<Chunk> chunks = Chunking.split(batch.id(), batch.chunks(), recipients);
        var expires = clock.instant().plus(SubmitBatch.KEY_KEPT);
        return store.appends()
                .append(
                        batch,
                        chunks,
                        keyed.map(it -> new Claim(batch.owner().space(), it.key(), it.payload(), batch.id(), expires)));
    }

    private BatchView again(BatchView view) {
        var id = view.batch().id();
        return store.batches().read(List.of(id)).getOrDefault(id, view);
    }

    private Appended answerOf(Claim claim, Keyed asked, BatchView view) {
        return claim.payload().equals(asked.payload()) ? new Appended.Done(again(view)) : new Appended.KeyReused();
    }

    private List<Violation> violations(Batch batch, List<Recipient> recipients) {
        if (batch.total() + recipients.size() > Batch.MOST_RECIPIENTS) {
            return List.of(new Violation(
                    "/recipients",
                    "would make %d recipients; a batch holds %d at most"
                            .formatted(batch.total() + recipients.size(), Batch.MOST_RECIPIENTS)));
        }
        int bytes = recipients.stream().mapToInt(Recipient::jsonBytes).sum();
        int chunks = Chunking.split(batch.id(), batch.chunks(), recipients).size();
        if (bytes > Appends.MOST_BYTES || chunks > Appends.MOST_CHUNKS) {
            return List.of(new Violation(
                    "/recipients",
                    "makes %d bytes in %d chunks; a page holds %d bytes in %d chunks at most: send fewer"
                            .formatted(bytes, chunks, Appends.MOST_BYTES, Appends.MOST_CHUNKS)));
        }
        return duplicates(batch, recipients);
    }

    private List<Violation> duplicates(Batch batch, List<Recipient> recipients) {
        Set<String> there = new HashSet<>();
        store.chunks()
                .read(batch.id(), IntStream.range(0, batch.chunks()).boxed().toList())
                .values()
                .forEach(chunk ->
                        chunk.recipients().forEach(it -> there.add(it.address().mailbox())));
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < recipients.size(); i++) {
            if (there.contains(recipients.get(i).address().mailbox())) {
                violations.add(new Violation("/recipients/%d/address".formatted(i), "is in the batch already"));
            }
        }
        return violations;
    }
}
