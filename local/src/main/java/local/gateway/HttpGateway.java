package local.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import local.lambda.Invoker;
import local.template.Stack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP APIs of a stack on one port of 127.0.0.1. */
public final class HttpGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("local.gateway");
    private static final String HOST = "127.0.0.1";
    private final HttpServer server;
    private final HttpProxy proxy;
    private final GatewayUrls urls;
    private final List<String> misfits;

    private HttpGateway(HttpServer server, HttpProxy proxy, GatewayUrls urls, List<String> misfits) {
        this.server = server;
        this.proxy = proxy;
        this.urls = urls;
        this.misfits = List.copyOf(misfits);
    }

    /**
     * Listens and serves.
     *
     * @param port 0 for a free one
     * @return fails with {@link PortBusyException} where somebody else listens, and with {@link IllegalArgumentException} for routes that
     *     contradict each other
     */
    public static CompletableFuture<HttpGateway> start(Vertx vertx, Stack stack, Invoker invoker, int port) {
        return start(vertx, stack, invoker, port, GatewayOptions.standard());
    }

    public static CompletableFuture<HttpGateway> start(
            Vertx vertx, Stack stack, Invoker invoker, int port, GatewayOptions options) {
        HttpApis apis;
        try {
            apis = new HttpApis(new ApiReader(stack, options).apis());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        List<String> misfits = Misfits.of(stack, apis);
        HttpProxy proxy = new HttpProxy(vertx);
        RequestHandler handler = new RequestHandler(
                vertx,
                apis,
                new RequestReader(options),
                new Authorizers(invoker, options),
                new Integrations(invoker, proxy),
                new RequestMeter(options.instruments().meter()),
                new AccessLog(options));
        HttpServer server = vertx.createHttpServer(serverOptions(options))
                .requestHandler(handler)
                .invalidRequestHandler(http ->
                        handler.invalid(http, invalid(http.decoderResult().cause())));
        String scheme = options.tls().isPresent() ? "https" : "http";
        CompletableFuture<HttpGateway> started = new CompletableFuture<>();
        server.listen(port, HOST)
                .onComplete(
                        bound -> started.complete(new HttpGateway(
                                bound, proxy, new GatewayUrls(scheme, bound.actualPort(), apis), misfits)),
                        failure -> {
                            proxy.close();
                            started.completeExceptionally(
                                    failure instanceof BindException ? new PortBusyException(port, failure) : failure);
                        });
        return started;
    }

    /** Asks before the long part of a start: a busy port must not be news at its end. {@link #start} finds out again. */
    public static void requireFree(int port) throws PortBusyException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortBusyException(port, e);
        }
    }

    /** Without a slash at its end and without a stage. */
    public URI url() {
        return urls.url();
    }

    /**
     * Where each HTTP API of the stack is, by logical id and in the template's order, its stage included. The first has {@link #url}; others
     * are told apart by a host name below {@code localhost}.
     */
    public Map<String, URI> urls() {
        return urls.byApi();
    }

    /** What of the template's HTTP APIs is not run here, one line each with resource, route and reason. */
    public List<String> misfits() {
        return misfits;
    }

    /** The host names below {@code localhost} that tell a stack's HTTP APIs apart: a certificate should have them. */
    public static List<String> hosts(Stack stack) {
        return ApiReader.resources(stack).stream()
                .map(it -> GatewayUrls.host(it.ref()))
                .toList();
    }

    /** Stops listening and closes every connection; waits for it, unless it is called on an event loop. */
    @Override
    public void close() {
        proxy.close();
        var closed = server.close().toCompletionStage().toCompletableFuture();
        if (Context.isOnEventLoopThread()) {
            return;
        }
        try {
            closed.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the gateway did not close in order: {}", e.toString());
        }
    }

    private static HttpServerOptions serverOptions(GatewayOptions options) {
        HttpServerOptions server = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(HeaderBytes.MOST)
                .setMaxHeaderSize(2 * HeaderBytes.MOST) // names and all: the rule counts values
                .setReuseAddress(true);
        return options.tls().map(it -> it.onto(server)).orElse(server);
    }

    private static GatewayError invalid(Throwable cause) {
        return switch (cause.getClass().getSimpleName()) {
            case "TooLongHttpHeaderException" -> GatewayError.HEADERS_TOO_LARGE;
            case "TooLongHttpLineException" -> GatewayError.URI_TOO_LONG;
            default -> GatewayError.BAD_REQUEST;
        };
    }
}
