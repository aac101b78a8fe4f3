package local.aws.proxy;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on loopback, on as many event loops as asked for, and hands every request to the {@link Switchboard}. */
public final class Endpoint implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** To Vert.x, a negative port is a free one that all instances share. */
    private static final int FREE_AND_SHARED = -1;

    private static final int MOST_HEADER_BYTES = 16_384;

    private final Vertx vertx;
    private final String deployment;
    private final URI uri;

    private Endpoint(Vertx vertx, String deployment, URI uri) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.uri = uri;
    }

    /** Binds a free port. Blocks until it is bound, so it must not be called on an event loop. */
    public static Endpoint listen(Vertx vertx, Switchboard switchboard, int eventLoops) {
        AtomicInteger port = new AtomicInteger();
        String deployment = vertx.deployVerticle(
                        () -> new Listener(switchboard, port), new DeploymentOptions().setInstances(eventLoops))
                .await();
        return new Endpoint(vertx, deployment, URI.create("http://%s:%d".formatted(LOOPBACK, port.get())));
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        vertx.undeploy(deployment).otherwiseEmpty().await();
    }

    private static final class Listener extends VerticleBase {
        private final Switchboard switchboard;
        private final AtomicInteger port;

        Listener(Switchboard switchboard, AtomicInteger port) {
            this.switchboard = switchboard;
            this.port = port;
        }

        @Override
        public Future<HttpServer> start() {
            HttpServerOptions options = new HttpServerOptions()
                    .setHandle100ContinueAutomatically(true)
                    .setMaxHeaderSize(MOST_HEADER_BYTES);
            return vertx.createHttpServer(options)
                    .requestHandler(switchboard::accept)
                    .listen(FREE_AND_SHARED, LOOPBACK)
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }
}
