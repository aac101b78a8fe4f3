package mailroom.batches.routed;

import java.time.InstantSource;
import mailroom.batches.json.SubmissionParser;
import mailroom.batches.port.Probe;
import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.ListBatches;
import mailroom.batches.usecase.ListRecipients;
import mailroom.batches.usecase.SubmitBatch;

/** All that the controllers call. */
record BatchesApi(
        SubmissionParser parser,
        SubmitBatch submit,
        GetBatch get,
        ListBatches list,
        ListRecipients recipients,
        Probe probe,
        InstantSource clock) {}
