package mailroom.live;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailroom.access.Access;
import mailroom.access.adapter.AccessAdapters;
import mailroom.access.rate.RateLimit;
import mailroom.access.rate.adapter.RateAdapters;
import mailroom.live.adapter.LiveAdapters;
import mailroom.live.port.PushOrders;
import mailroom.live.port.Sockets;
import mailroom.live.usecase.AdmitByTicket;
import mailroom.live.usecase.EndConnections;
import mailroom.live.usecase.IssueTicket;
import mailroom.live.usecase.PushProgress;
import mailroom.live.usecase.ServeClient;
import mailroom.live.usecase.TakeProgress;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;

/** The composition root of the six functions: the only place that knows environment, clock, chance and clients. */
final class Main {
    private final Settings settings;
    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator random = new SecureRandom();
    private final AwsClients aws = new AwsClients();
    private final LiveAdapters adapters;

    Main(Settings settings) {
        this.settings = settings;
        this.adapters = LiveAdapters.open(aws, settings.required("LIVE_TABLE"), clock);
    }

    TicketEndpoint ticketEndpoint() {
        var issue = new IssueTicket(adapters.tickets(), clock, random);
        var limit =
                new RateLimit(RateAdapters.windows(aws, table()), settings.requiredInt("REQUESTS_PER_MINUTE"), clock);
        return new TicketEndpoint(issue, mayWatch(), limit, clock, URI.create(settings.required("WEBSOCKET_URL")));
    }

    AdmitByTicket admit() {
        return new AdmitByTicket(adapters.tickets(), clock);
    }

    ServeClient serve() {
        return new ServeClient(adapters.connections(), adapters.subscriptions(), adapters.copies(), pushQueue(), clock);
    }

    TakeProgress takeProgress() {
        return new TakeProgress(adapters.copies(), adapters.audiences(), pushQueue(), clock);
    }

    PushProgress pushProgress() {
        return new PushProgress(adapters.audiences(), adapters.connections(), sockets(), clock, Main::sleep);
    }

    /** Where every service is elsewhere than on AWS, the gateway is there too, and the client finds it as it finds the others. */
    private Optional<URI> gateway() {
        return settings.orElse("AWS_ENDPOINT_URL", "").isEmpty()
                ? Optional.of(URI.create(settings.required("CONNECTIONS_URL")))
                : Optional.empty();
    }

    private PushOrders pushQueue() {
        return LiveAdapters.pushQueue(aws, settings.required("PUSH_QUEUE_URL"), clock, random);
    }

    EndRevoked endRevoked() {
        var end = new EndConnections(adapters.connected(), adapters.connections(), sockets());
        return new EndRevoked(end, mayWatchNow());
    }

    /** With nothing remembered: a connection that is opened while its key is revoked meets either the change or who ends it. */
    MayWatch mayWatchNow() {
        return new MayWatch(new Access(AccessAdapters.open(aws, table()).rights(), clock));
    }

    private MayWatch mayWatch() {
        return new MayWatch(new Access(AccessAdapters.copy(aws, table(), clock), clock));
    }

    private Sockets sockets() {
        return LiveAdapters.sockets(aws, gateway());
    }

    private String table() {
        return settings.required("LIVE_TABLE");
    }

    RandomGenerator random() {
        return random;
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a bucket had not begun", e);
        }
    }
}
