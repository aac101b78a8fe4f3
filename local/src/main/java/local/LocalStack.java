package local;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
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
import local.events.EventSources;
import local.faults.FaultBook;
import local.gateway.GatewayOptions;
import local.gateway.HttpGateway;
import local.invoke.LambdaService;
import local.lambda.Aot;
import local.lambda.HostOptions;
import local.lambda.Invoker;
import local.lambda.LambdaHost;
import local.lambda.LogSink;
import local.observe.Instruments;
import local.observe.Meter;
import local.observe.Progress;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateReader;

/** A whole SAM template, running on this machine: the AWS services, the functions, the HTTP API and the event sources. */
public final class LocalStack implements AutoCloseable {
    private static final String NAME = "local";
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";

    private final Parts parts;
    private final Stack stack;
    private final AwsServices aws;
    private final LambdaHost lambda;
    private final HttpGateway gateway;
    private final AdminServer admin;
    private final CompletableFuture<Void> environments;

    private LocalStack(
            Parts parts,
            Stack stack,
            AwsServices aws,
            LambdaHost lambda,
            HttpGateway gateway,
            AdminServer admin,
            CompletableFuture<Void> environments) {
        this.parts = parts;
        this.stack = stack;
        this.aws = aws;
        this.lambda = lambda;
        this.gateway = gateway;
        this.admin = admin;
        this.environments = environments;
    }

    /** As {@link #start(LocalOptions, Progress, LogSink)}, with the functions' logs in their files only. */
    public static LocalStack start(LocalOptions options, Progress progress) {
        return start(options, progress, LogSink.none());
    }

    /**
     * Starts everything. It takes requests when this returns; functions may still be starting. What is left running when the JVM ends is
     * closed then.
     *
     * @throws StartException with the part that did not start; what had started is closed again
     */
    public static LocalStack start(LocalOptions options, Progress progress, LogSink logs) {
        Parts parts = new Parts();
        try {
            return start(options, progress, logs, parts);
        } catch (StartException e) {
            parts.close();
            throw e;
        }
    }

    private static LocalStack start(LocalOptions options, Progress progress, LogSink logs, Parts parts) {
        part("HTTP API", () -> {
            HttpGateway.requireFree(options.port());
            return options;
        });
        FaultBook faults = new FaultBook(InstantSource.system());
        Instruments instruments = new Instruments(Meter.NONE, faults);
        Vertx vertx = Vertx.vertx();
        parts.opened(() -> vertx.close().await());
        AdminServer admin =
                part("admin API", () -> AdminServer.start(vertx, options.modes().adminPort()));
        parts.opened(admin);
        AwsServices aws = part("AWS services", () -> AwsServices.listen(vertx, aws(options, instruments)));
        parts.opened(aws);
        Names names = new Names(NAME, REGION, ACCOUNT, aws.endpoint());
        Stack stack =
                part("template", () -> new TemplateReader().read(options.template(), options.parameters(), names));
        stack.warnings().forEach(progress::step);
        part("faults", () -> {
            FaultRules.open(options.modes().faults(), faults, stack, admin, progress);
            return faults;
        });
        LambdaHost lambda =
                part("functions", () -> LambdaHost.start(vertx, stack, host(options, logs, instruments), progress));
        parts.opened(lambda);
        LambdaService service = part(
                "functions",
                () -> LambdaService.start(
                        vertx, stack, lambda, aws.endpoint(), options.modes().asyncSpeed(), progress));
        parts.opened(service);
        aws.connect(AwsService.LAMBDA, service.backend());
        var ahead = lambda.spawnAhead(SpawnOrder.of(stack));
        part("AWS services", () -> {
            aws.provision(stack, progress);
            return aws;
        });
        HttpGateway gateway = part("HTTP API", () -> HttpGateway.start(
                        vertx,
                        stack,
                        service.invoker(),
                        options.port(),
                        GatewayOptions.standard(options.modes().https(), instruments))
                .join());
        parts.opened(gateway);
        progress.step("HTTP API listens at " + gateway.url());
        var links = new EventSources.Links(
                service.invoker(),
                service.events(),
                aws.endpoint(),
                aws.topics(),
                options.modes().data(),
                instruments);
        EventSources events = part("event sources", () -> EventSources.start(vertx, stack, links, progress));
        parts.opened(events);
        new AdminApi(stack, lambda).serve(admin);
        progress.step("admin API listens at " + admin.url());
        announce(options, gateway, aws, admin, parts);
        var ready = ahead.thenRun(() -> progress.step("every function has an environment"));
        return new LocalStack(parts, stack, aws, lambda, gateway, admin, ready);
    }

    /** The stack can be found from now on, until it closes. */
    private static void announce(
            LocalOptions options, HttpGateway gateway, AwsServices aws, AdminServer admin, Parts parts) {
        Running running = new Running(
                ProcessHandle.current().pid(),
                gateway.url(),
                Map.of(),
                aws.endpoint(),
                admin.url(),
                options.template());
        part("admin API", () -> {
            running.write(options.buildDir());
            return running;
        });
        parts.opened(() -> running.remove(options.buildDir()));
    }

    private static AwsOptions aws(LocalOptions options, Instruments instruments) {
        return new AwsOptions(
                options.buildDir(),
                options.smtp(),
                options.aot() == Aot.USE,
                options.aot() == Aot.TRAIN,
                options.modes().data(),
                instruments);
    }

    private static HostOptions host(LocalOptions options, LogSink logs, Instruments instruments) {
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

    private static <T> T part(String name, Callable<T> start) {
        try {
            return start.call();
        } catch (CompletionException e) {
            throw new StartException(name, e.getCause() == null ? e : e.getCause());
        } catch (Exception e) { // each part has its own; all of them end the start
            throw new StartException(name, e);
        }
    }

    /** The HTTP API's, without a slash at its end. */
    public URI url() {
        return gateway.url();
    }

    /** Waits until every function has had its first environment: from then on no request pays for a start, until more are needed. */
    public void awaitEnvironments() {
        environments.join();
    }

    /** What functions get as {@code AWS_ENDPOINT_URL}. */
    public URI awsEndpoint() {
        return aws.endpoint();
    }

    public Stack stack() {
        return stack;
    }

    public Invoker invoker() {
        return lambda;
    }

    /** The stack's own API: more can be put on it. */
    public AdminServer admin() {
        return admin;
    }

    public AwsServices aws() {
        return aws;
    }

    public LambdaHost lambda() {
        return lambda;
    }

    /** Stops everything, the last started first, and waits for it. Idempotent. */
    @Override
    public void close() {
        parts.close();
    }

    /** What has started, to be closed in reverse; at the latest when the JVM ends. */
    private static final class Parts {
        private final Deque<AutoCloseable> open = new ArrayDeque<>();
        private final Thread hook = new Thread(this::closeAll, "local-stack-close");

        Parts() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        synchronized void opened(AutoCloseable part) {
            open.push(part);
        }

        void close() {
            closeAll();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the JVM is ending, and the hook finds nothing open
            }
        }

        private synchronized void closeAll() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) { // the others are closed all the same
                    System.getLogger("local").log(System.Logger.Level.WARNING, "not closed", e);
                }
            }
        }
    }
}
