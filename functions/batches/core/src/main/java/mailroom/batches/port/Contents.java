package mailroom.batches.port;

import java.util.Optional;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.Content;

/** What the recipients of a batch get. */
public interface Contents {
    Optional<Content> read(BatchId batch);
}
