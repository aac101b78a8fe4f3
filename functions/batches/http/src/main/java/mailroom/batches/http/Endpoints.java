package mailroom.batches.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.access.Access;
import mailroom.access.Rights;
import mailroom.access.rate.RateLimit;
import mailroom.access.rate.Windows;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Sender;
import mailroom.batches.json.Defaults;
import mailroom.batches.json.RecipientsPageParser;
import mailroom.batches.json.SubmissionParser;
import mailroom.batches.port.BatchStore;
import mailroom.batches.usecase.AppendRecipients;
import mailroom.batches.usecase.CancelBatch;
import mailroom.batches.usecase.GetBatch;
import mailroom.batches.usecase.ListBatches;
import mailroom.batches.usecase.ListRecipients;
import mailroom.batches.usecase.RetryFailed;
import mailroom.batches.usecase.ShowHistory;
import mailroom.batches.usecase.SubmitBatch;
import mailroom.batches.usecase.SubmitOpen;
import mailroom.platform.Settings;

/** Makes the endpoints, each of what it needs and no more: a function that serves one asks for no setting of the others. */
public final class Endpoints {
    private final BatchStore store;
    private final Settings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Rights rights;
    private final Windows windows;
    private Optional<Callers> callers = Optional.empty();

    public Endpoints(
            BatchStore store,
            Rights rights,
            Windows windows,
            Settings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.rights = rights;
        this.windows = windows;
    }

    /** Made once, and only where somebody calls who must be known: deciding costs an engine's init. */
    private Callers callers() {
        if (callers.isEmpty()) {
            var limit = new RateLimit(windows, settings.requiredInt("REQUESTS_PER_MINUTE"), clock);
            callers = Optional.of(new Callers(clock, new Access(rights, clock), limit));
        }
        return callers.orElseThrow();
    }

    public Endpoint submitBatch() {
        var defaults = new Defaults(
                new Sender(settings.required("DEFAULT_FROM")),
                Map.of(
                        Kind.BULK, Duration.ofHours(settings.requiredInt("BULK_TTL_HOURS")),
                        Kind.TRANSACTIONAL, Duration.ofHours(settings.requiredInt("TRANSACTIONAL_TTL_HOURS"))));
        return new SubmitBatchEndpoint(callers(), new SubmissionParser(defaults, clock), submit());
    }

    private SubmitBatch submit() {
        Duration retention = Duration.ofDays(settings.requiredInt("RETENTION_DAYS"));
        return new SubmitBatch(store, new BatchIds(random), clock, retention);
    }

    public Endpoint listBatches() {
        return new ListBatchesEndpoint(callers(), new ListBatches(store.ownersBatches(), store.batches()));
    }

    public Endpoint getBatch() {
        return new GetBatchEndpoint(callers(), get());
    }

    public Endpoint listRecipients() {
        return new ListRecipientsEndpoint(callers(), get(), new ListRecipients(store.states(), store.chunks()));
    }

    public Endpoint appendRecipients() {
        return new AppendRecipientsEndpoint(
                callers(), get(), new RecipientsPageParser(), new AppendRecipients(store, clock));
    }

    public Endpoint submitOpen() {
        return new SubmitOpenEndpoint(callers(), get(), new SubmitOpen(store.batches(), store.submits(), clock));
    }

    public Endpoint cancelBatch() {
        return new CancelBatchEndpoint(callers(), get(), new CancelBatch(store.batches(), store.marks(), clock));
    }

    public Endpoint retryFailed() {
        return new RetryFailedEndpoint(callers(), get(), new RetryFailed(store, submit(), clock));
    }

    public Endpoint listEvents() {
        return new ListEventsEndpoint(callers(), get(), new ShowHistory(store.histories()));
    }

    private GetBatch get() {
        return new GetBatch(store.batches());
    }

    public Endpoint health() {
        return new HealthEndpoint(store.probe());
    }
}
