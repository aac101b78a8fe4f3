package mailroom.batches.routed;

import mailroom.batches.http.Endpoint;
import mailroom.batches.http.Endpoints;

/** All that the controllers route to. */
record BatchesApi(
        Endpoint submit,
        Endpoint list,
        Endpoint get,
        Endpoint recipients,
        Endpoint append,
        Endpoint submitOpen,
        Endpoint cancel,
        Endpoint retryFailed,
        Endpoint events,
        Endpoint health) {
    static BatchesApi of(Endpoints endpoints) {
        return new BatchesApi(
                endpoints.submitBatch(),
                endpoints.listBatches(),
                endpoints.getBatch(),
                endpoints.listRecipients(),
                endpoints.appendRecipients(),
                endpoints.submitOpen(),
                endpoints.cancelBatch(),
                endpoints.retryFailed(),
                endpoints.listEvents(),
                endpoints.health());
    }
}
