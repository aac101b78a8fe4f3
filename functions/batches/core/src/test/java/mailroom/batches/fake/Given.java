package mailroom.batches.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Chunk;
import mailroom.batches.domain.Chunking;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Origin;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.Space;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Team;
import mailroom.batches.port.Backoff;
import mailroom.batches.port.BatchStore;
import mailroom.batches.usecase.ApplyOutcomes;
import mailroom.batches.usecase.EndQueued;

/** What tests begin with. */
public final class Given {
    public static final Team TEAM = new Team("blue");
    public static final Space SPACE = new Space(TEAM, Mode.LIVE);
    public static final Owner OWNER = new Owner(SPACE, "sue");
    public static final Sender FROM = new Sender("Mailroom <news@example.com>");
    public static final Origin ORIGIN = new Origin("req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    public static final Content CONTENT = new Content(FROM, "", "Hello", "Hi {{name}}", "");

    private Given() {}

    public static List<Recipient> recipients(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> new Recipient(new Address("r%d@example.com".formatted(it)), "{}"))
                .toList();
    }

    public static Submission submission(int recipients, Instant expiresAt) {
        return new Submission(Kind.BULK, CONTENT, expiresAt, recipients(recipients), Submission.Way.SEND);
    }

    /** Who ends queued recipients, never waiting. */
    public static EndQueued endQueued(BatchStore store, InstantSource clock) {
        return new EndQueued(store.states(), new ApplyOutcomes(store, clock, new Backoff(new Random(1), _ -> {})));
    }

    public static List<Chunk> chunks(BatchId id, int recipients) {
        return Chunking.split(id, recipients(recipients));
    }

    public static Batch batch(BatchId id, int recipients) {
        Instant made = id.madeAt();
        return new Batch(
                id,
                OWNER,
                Kind.BULK,
                FROM,
                CONTENT.subject(),
                recipients,
                chunks(id, recipients).size(),
                made,
                made.plus(Duration.ofHours(24)),
                made.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS),
                ORIGIN);
    }
}
