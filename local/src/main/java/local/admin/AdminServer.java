package local.admin;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Listens on 127.0.0.1 and speaks JSON. What a web page in a browser could send here is refused: a {@code Host} that is not this server
 * (DNS rebinding) and any foreign {@code Origin}. Handlers run on worker threads and may block.
 */
public final class AdminServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AdminServer.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> OWN_HOSTS = Set.of(LOOPBACK, "localhost", "[::1]");
    private static final int MOST_BYTES = 1_048_576;

    private final Vertx vertx;
    private final HttpServer server;
    private final List<Route> routes = new CopyOnWriteArrayList<>();

    private AdminServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Binds the port. Blocks until it is bound, so it must not be called on an event loop.
     *
     * @param port 0 for a free one
     * @throws AdminException the port is taken
     */
    public static AdminServer start(Vertx vertx, int port) {
        HttpServer server = vertx.createHttpServer();
        AdminServer admin = new AdminServer(vertx, server);
        server.requestHandler(admin::accept);
        try {
            server.listen(port, LOOPBACK).await();
        } catch (RuntimeException e) {
            throw unable(port, e);
        } catch (Exception e) { // await() throws whatever the future failed with
            throw unable(port, e);
        }
        admin.get("/", admin::paths);
        return admin;
    }

    private static AdminException unable(int port, Exception e) {
        boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
        return new AdminException(
                500, taken ? "port %d is taken".formatted(port) : "cannot listen on port %d: %s".formatted(port, e));
    }

    /** Without a slash at its end. */
    public URI url() {
        return URI.create("http://%s:%d".formatted(LOOPBACK, server.actualPort()));
    }

    /** Answers {@code GET} with what it is given then. */
    public void get(String path, Supplier<String> json) {
        routes.add(Route.of("GET", path, (name, body) -> json.get()));
    }

    /** Answers {@code GET} of a path with {@code {name}} in it: the name's value is handed over. */
    public void getOne(String path, UnaryOperator<String> json) {
        routes.add(Route.of("GET", path, (name, body) -> json.apply(name)));
    }

    /** Answers {@code POST}: the body in, JSON out. */
    public void post(String path, UnaryOperator<String> json) {
        routes.add(Route.of("POST", path, (name, body) -> json.apply(body)));
    }

    /** Answers {@code POST} of a path with {@code {name}} in it: the name and the body in, JSON out. */
    public void postOne(String path, BinaryOperator<String> json) {
        routes.add(Route.of("POST", path, json::apply));
    }

    /** Does what {@code DELETE} asks for, and answers with an empty object. */
    public void delete(String path, Runnable deletion) {
        routes.add(Route.of("DELETE", path, (name, body) -> {
            deletion.run();
            return "{}";
        }));
    }

    /** As {@link #delete}, of a path with {@code {name}} in it. */
    public void deleteOne(String path, Consumer<String> deletion) {
        routes.add(Route.of("DELETE", path, (name, body) -> {
            deletion.accept(name);
            return "{}";
        }));
    }

    private String paths() {
        var answer = Json.object();
        var paths = answer.putArray("paths");
        routes.forEach(it -> paths.add(it.method() + " " + it.path()));
        return answer.toString();
    }

    private void accept(HttpServerRequest request) {
        if (!isOwn(request)) {
            write(request, 403, new AdminException(403, "only %s itself may call here".formatted(url())).json());
            return;
        }
        request.body()
                .onSuccess(body -> {
                    if (body.length() > MOST_BYTES) {
                        write(request, 413, new AdminException(413, "the body is longer than 1 MB").json());
                    } else {
                        dispatch(request, body.toString(StandardCharsets.UTF_8));
                    }
                })
                .onFailure(e -> LOG.log(Level.DEBUG, "a request broke off", e));
    }

    private boolean isOwn(HttpServerRequest request) {
        var authority = request.authority();
        String origin = request.getHeader("Origin");
        return authority != null
                && OWN_HOSTS.contains(authority.host())
                && authority.port() == server.actualPort()
                && (origin == null || origin.equals(url().toString()));
    }

    private void dispatch(HttpServerRequest request, String body) {
        List<Route> here = routes.stream()
                .filter(it -> it.match(request.path()).isPresent())
                .toList();
        Optional<Route> route = here.stream()
                .filter(it -> it.method().equals(request.method().name()))
                .findFirst();
        if (route.isPresent()) {
            String name = route.get().match(request.path()).orElse("");
            vertx.executeBlocking(() -> route.get().handler().answer(name, body), false)
                    .onSuccess(json -> write(request, 200, json))
                    .onFailure(e -> failed(request, e));
        } else if (here.isEmpty()) {
            write(
                    request,
                    404,
                    new AdminException(404, "nothing at %s; GET / tells what is".formatted(request.path())).json());
        } else {
            String allowed =
                    here.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", "));
            request.response().putHeader("Allow", allowed);
            write(request, 405, new AdminException(405, "%s takes %s".formatted(request.path(), allowed)).json());
        }
    }

    private static void failed(HttpServerRequest request, Throwable e) {
        if (e instanceof AdminException known) {
            write(request, known.status(), known.json());
            return;
        }
        LOG.log(Level.WARNING, "%s %s failed".formatted(request.method(), request.path()), e);
        write(request, 500, new AdminException(500, String.valueOf(e.getMessage())).json());
    }

    private static void write(HttpServerRequest request, int status, String json) {
        var response = request.response();
        if (!response.closed()) {
            var _ = response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(json);
        }
    }

    @Override
    public void close() {
        server.close().otherwiseEmpty().await();
    }
}
