package local.aws;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import local.aws.data.DataFolder;
import local.aws.dynamo.DynamoProcess;
import local.aws.dynamo.Tables;
import local.aws.proxy.AwsService;
import local.aws.proxy.Backend;
import local.aws.proxy.Calls;
import local.aws.proxy.Endpoint;
import local.aws.proxy.Forward;
import local.aws.proxy.Metering;
import local.aws.proxy.Switchboard;
import local.aws.ses.Mailbox;
import local.aws.ses.SesFaults;
import local.aws.sns.Topics;
import local.observe.Progress;
import local.template.Resource;
import local.template.Stack;

/**
 * The AWS services of a stack behind one loopback endpoint. The service is told by the signature's credential scope, the caller by its access key.
 * SQS, SNS, SES, SSM and KMS live here and answer from {@link #listen} on; DynamoDB is a process that {@link #provision} starts if the stack has
 * tables.
 */
public final class AwsServices implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    private final Vertx vertx;
    private final AwsOptions options;
    private final Switchboard switchboard;
    private final Metering metering;
    private final Endpoint endpoint;
    private final Optional<DataFolder> data;
    private final Parts parts;
    private final AtomicReference<Optional<DynamoProcess>> dynamo = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Forward>> forward = new AtomicReference<>(Optional.empty());

    private AwsServices(
            Vertx vertx,
            AwsOptions options,
            Switchboard switchboard,
            Metering metering,
            Endpoint endpoint,
            Optional<DataFolder> data,
            Parts parts) {
        this.vertx = vertx;
        this.options = options;
        this.switchboard = switchboard;
        this.metering = metering;
        this.endpoint = endpoint;
        this.data = data;
        this.parts = parts;
    }

    /** Binds a free loopback port. Blocks shortly; not to be called on an event loop. */
    public static AwsServices listen(Vertx vertx, AwsOptions options) {
        Metering metering = new Metering(options.instruments().meter());
        Switchboard switchboard = new Switchboard(vertx, AwsServices::newId, metering, options.instruments());
        Optional<DataFolder> data = options.data().map(DataFolder::open);
        Endpoint endpoint = Endpoint.listen(vertx, switchboard, EVENT_LOOPS);
        Parts parts = Parts.connect(
                vertx, switchboard, endpoint.uri(), options, data, InstantSource.system(), AwsServices::newId);
        return new AwsServices(vertx, options, switchboard, metering, endpoint, data, parts);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** What functions get as {@code AWS_ENDPOINT_URL}; queue URLs begin with it too. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /**
     * Starts what the stack needs and makes its tables, queues, topics, subscriptions, parameters, keys and configuration sets. Blocks until all is
     * there; once per instance.
     *
     * @throws ProvisionException with the part or resource that failed
     */
    public void provision(Stack stack, Progress progress) {
        metering.know(stack.ofType("AWS::Serverless::Function").stream()
                .map(Resource::logicalId)
                .toList());
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.<Runnable>of(
                            () -> tables(stack, progress),
                            () -> Provisioning.keys(stack, parts.keys()),
                            () -> mail(stack),
                            () -> Provisioning.messaging(stack, parts))
                    .map(it -> CompletableFuture.runAsync(it, tasks))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ProvisionException("The stack's services are not ready: " + cause.getMessage(), cause);
        }
    }

    private void mail(Stack stack) {
        if (stack.resources().stream().anyMatch(it -> it.type().startsWith("AWS::SES::"))) {
            parts.ses().warm();
        }
    }

    private void tables(Stack stack, Progress progress) {
        List<Resource> tables = Provisioning.tables(stack);
        if (tables.isEmpty()) {
            return;
        }
        try (Tables making = new Tables(vertx)) {
            Future<Void> warm = making.warm(endpoint.uri());
            DynamoProcess process = DynamoProcess.start(options.workDir(), cache(), data.map(DataFolder::tables));
            dynamo.set(Optional.of(process));
            progress.step("DynamoDB listens");
            warm.await();
            making.provide(process.uri(), tables).await();
            Forward to = new Forward(vertx, process.uri(), metering);
            forward.set(Optional.of(to));
            switchboard.connect(AwsService.DYNAMODB, to);
        }
        progress.step("%d tables there".formatted(tables.size()));
    }

    private DynamoProcess.Cache cache() {
        if (options.train()) {
            return DynamoProcess.Cache.TRAIN;
        }
        return options.aot() ? DynamoProcess.Cache.USE : DynamoProcess.Cache.OFF;
    }

    /** The mails that the embedded SMTP server received. */
    public Mailbox mailbox() {
        return parts.ses().mailbox();
    }

    /** What goes wrong at SES next. */
    public SesFaults sesFaults() {
        return parts.ses().faults();
    }

    /** A service that lives outside this package answers behind the endpoint too. */
    public void connect(AwsService service, Backend backend) {
        switchboard.connect(service, backend);
    }

    /** The stack's topics: for who subscribes functions. */
    public Topics topics() {
        return parts.topics();
    }

    /** Who called what how often. */
    public Calls calls() {
        return switchboard.calls();
    }

    /** Stops listening and ends DynamoDBLocal. Idempotent. */
    @Override
    public void close() {
        endpoint.close();
        forward.getAndSet(Optional.empty()).ifPresent(Forward::close);
        dynamo.getAndSet(Optional.empty()).ifPresent(DynamoProcess::close);
        parts.close();
        data.ifPresent(DataFolder::close);
    }
}
