package local.aws.proxy;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Listens on loopback, on as many event loops as asked for, and hands every request to the {@link Switchboard}. */
public final class Endpoint implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final List<String> deployments;
    private final URI uri;

    private Endpoint(Vertx vertx, List<String> deployments, URI uri) {
        this.vertx = vertx;
        this.deployments = List.copyOf(deployments);
        this.uri = uri;
    }

    /** Binds a free port. Blocks until it is bound, so it must not be called on an event loop. */
    public static Endpoint listen(Vertx vertx, Switchboard switchboard, int eventLoops) {
        List<String> deployments = new ArrayList<>();
        int port = 0;
        for (int i = 0; i < eventLoops; i++) {
            Listener listener = new Listener(switchboard, port);
            deployments.add(
                    vertx.deployVerticle(listener, new DeploymentOptions()).await());
            port = listener.port();
        }
        return new Endpoint(vertx, deployments, URI.create("http://%s:%d".formatted(LOOPBACK, port)));
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        Future.join(deployments.stream().map(vertx::undeploy).toList())
                .otherwiseEmpty()
                .await();
    }

    private static final class Listener extends VerticleBase {
        private final Switchboard switchboard;
        private final int wanted;
        private int bound;

        Listener(Switchboard switchboard, int wanted) {
            this.switchboard = switchboard;
            this.wanted = wanted;
        }

        @Override
        public Future<HttpServer> start() {
            HttpServerOptions options = new HttpServerOptions()
                    .setHandle100ContinueAutomatically(true)
                    .setMaxHeaderSize(16_384);
            return vertx.createHttpServer(options)
                    .requestHandler(switchboard::accept)
                    .listen(wanted, LOOPBACK)
                    .onSuccess(server -> bound = server.actualPort());
        }

        int port() {
            return bound;
        }
    }
}
