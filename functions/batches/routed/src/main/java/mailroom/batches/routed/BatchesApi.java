package mailroom.batches.routed;

import mailroom.batches.http.Endpoint;
import mailroom.batches.http.Endpoints;

/** All that the controllers route to. */
record BatchesApi(Endpoint submit, Endpoint list, Endpoint get, Endpoint recipients, Endpoint health) {
    static BatchesApi of(Endpoints endpoints) {
        return new BatchesApi(
                endpoints.submitBatch(),
                endpoints.listBatches(),
                endpoints.getBatch(),
                endpoints.listRecipients(),
                endpoints.health());
    }
}
