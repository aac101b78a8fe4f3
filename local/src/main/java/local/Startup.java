package local;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import local.admin.AdminServer;
import local.admin.Running;
import local.aws.AwsOptions;
import local.aws.AwsServices;
import local.aws.proxy.AwsService;
import local.bill.BillApi;
import local.bill.Ledger;
import local.events.EventSources;
import local.faults.FaultBook;
import local.gateway.GatewayOptions;
import local.gateway.HttpGateway;
import local.gateway.SelfSigned;
import local.invoke.LambdaService;
import local.lambda.Aot;
import local.lambda.HostOptions;
import local.lambda.LambdaHost;
import local.lambda.LogSink;
import local.observe.Instruments;
import local.observe.Progress;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateReader;
import local.websocket.WebSocketApis;
import local.websocket.WebSocketOptions;

/**
 * Starts a stack's parts, each before those that need it. The WebSocket APIs bind their ports first, as functions are told their addresses; the
 * functions start while tables and queues are made.
 */
final class Startup {
    private static final String NAME = "local";
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";

    private final LocalOptions options;
    private final Progress progress;
    private final LogSink logs;
    private final OpenParts open;
    private final Ledger ledger = new Ledger(InstantSource.system());
    private final FaultBook faults = new FaultBook(InstantSource.system());
    private final Instruments instruments;
    private final LaterInvoker invoker = new LaterInvoker();

    Startup(LocalOptions options, Progress progress, LogSink logs, OpenParts open) {
        this.options = options;
        this.instruments = new Instruments(ledger, faults, options.modes().trail());
        this.progress = progress;
        this.logs = logs;
        this.open = open;
    }

    /** What is up when all has started. */
    record Started(
            Stack stack,
            AwsServices aws,
            LambdaHost lambda,
            LambdaService service,
            HttpGateway gateway,
            WebSocketApis sockets,
            AdminServer admin,
            Optional<SelfSigned> tls,
            CompletableFuture<Void> environments) {}

    /**
     * Starts everything.
     *
     * @throws StartException with the part that did not start
     */
    Started run() {
        part("HTTP API", () -> {
            HttpGateway.requireFree(options.port());
            return options;
        });
        Vertx vertx = Vertx.vertx();
        open.opened(() -> vertx.close().await());
        AdminServer admin = opened(
                "admin API", () -> AdminServer.start(vertx, options.modes().adminPort()));
        AwsServices aws = opened("AWS services", () -> AwsServices.listen(vertx, awsOptions()));
        Stack written = template(aws);
        Optional<SelfSigned> tls = part("certificate", () -> certificate(written));
        WebSocketApis sockets = opened(
                "WebSocket APIs",
                () -> WebSocketApis.start(vertx, written, invoker, 0, WebSocketOptions.standard(tls, instruments)));
        Stack stack = SocketAddresses.in(written, sockets.urls());
        part("faults", () -> {
            FaultRules.open(options.modes().faults(), faults, stack, admin, progress);
            return faults;
        });
        LambdaHost lambda = opened("functions", () -> LambdaHost.start(vertx, stack, hostOptions(), progress));
        LambdaService service = opened(
                "functions",
                () -> LambdaService.start(
                        vertx, stack, lambda, aws.endpoint(), options.modes().asyncSpeed(), progress));
        aws.connect(AwsService.LAMBDA, service.backend());
        var ahead = lambda.spawnAhead(SpawnOrder.of(stack));
        part("AWS services", () -> {
            aws.provision(stack, progress);
            return aws;
        });
        HttpGateway gateway = gateway(vertx, stack, service, tls);
        invoker.start(service.invoker());
        open.opened(sockets); // once more, to be closed before the functions that hear of it
        tell(sockets, aws);
        sources(vertx, stack, service, aws);
        new AdminApi(stack, lambda).serve(admin);
        BillApi.serve(admin, ledger, stack);
        progress.step("admin API listens at " + admin.url());
        announce(gateway, sockets, aws, admin);
        var ready = ahead.thenRun(() -> progress.step("every function has an environment"));
        return new Started(stack, aws, lambda, service, gateway, sockets, admin, tls, ready);
    }

    private Stack template(AwsServices aws) {
        Names names = new Names(NAME, REGION, ACCOUNT, aws.endpoint());
        Stack stack =
                part("template", () -> new TemplateReader().read(options.template(), options.parameters(), names));
        stack.warnings().forEach(progress::step);
        return stack;
    }

    private Optional<SelfSigned> certificate(Stack stack) throws IOException {
        if (!options.modes().https()) {
            return Optional.empty();
        }
        SelfSigned tls = SelfSigned.create(InstantSource.system(), HttpGateway.hosts(stack));
        progress.step("certificate for curl --cacert: " + tls.write(options.buildDir()));
        return Optional.of(tls);
    }

    private HttpGateway gateway(Vertx vertx, Stack stack, LambdaService service, Optional<SelfSigned> tls) {
        HttpGateway gateway = opened("HTTP API", () -> HttpGateway.start(
                        vertx, stack, service.invoker(), options.port(), GatewayOptions.standard(tls, instruments))
                .join());
        progress.step("HTTP API listens at " + gateway.url());
        gateway.misfits().forEach(progress::step);
        gateway.urls().entrySet().stream()
                .skip(1)
                .forEach(it -> progress.step("HTTP API %s: %s".formatted(it.getKey(), it.getValue())));
        return gateway;
    }

    private void tell(WebSocketApis sockets, AwsServices aws) {
        sockets.warnings().forEach(progress::step);
        aws.connect(AwsService.EXECUTE_API, sockets.backend());
        sockets.urls().forEach((id, url) -> progress.step("WebSocket API %s listens at %s".formatted(id, url)));
    }

    private void sources(Vertx vertx, Stack stack, LambdaService service, AwsServices aws) {
        var links = new EventSources.Links(
                service.invoker(),
                service.events(),
                aws.endpoint(),
                aws.topics(),
                options.modes().data(),
                instruments);
        opened("event sources", () -> EventSources.start(vertx, stack, links, progress));
    }

    /** The stack can be found from now on, until it closes. */
    private void announce(HttpGateway gateway, WebSocketApis sockets, AwsServices aws, AdminServer admin) {
        Running running = new Running(
                ProcessHandle.current().pid(),
                gateway.url(),
                sockets.urls(),
                aws.endpoint(),
                admin.url(),
                options.template());
        part("admin API", () -> {
            running.write(options.buildDir());
            return running;
        });
        open.opened(() -> running.remove(options.buildDir()));
    }

    private AwsOptions awsOptions() {
        return new AwsOptions(
                options.buildDir(),
                options.smtp(),
                options.aot() == Aot.USE,
                options.aot() == Aot.TRAIN,
                options.modes().data(),
                instruments);
    }

    private HostOptions hostOptions() {
        Map<String, String> inherited = new TreeMap<>(System.getenv());
        inherited.keySet().retainAll(Set.of("PATH", "LANG", "TZ"));
        return new HostOptions(
                options.buildDir(),
                options.aot(),
                HostOptions.Limits.forCores(Runtime.getRuntime().availableProcessors()),
                inherited,
                logs,
                InstantSource.system(),
                RandomGenerator.of("L64X128MixRandom"),
                options.modes().debug(),
                options.modes().idle(),
                instruments);
    }

    private <T extends AutoCloseable> T opened(String name, Callable<T> start) {
        T part = part(name, start);
        open.opened(part);
        return part;
    }

    private static <T> T part(String name, Callable<T> start) {
        try {
            return start.call();
        } catch (CompletionException e) {
            throw new StartException(name, e.getCause() == null ? e : e.getCause());
        } catch (Exception e) { // each part has its own; all of them end the start
            throw new StartException(name, e);
        }
    }
}
