package local.invoke;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import local.aws.proxy.Backend;
import local.lambda.EventInvoker;
import local.lambda.Invoker;
import local.lambda.LambdaHost;
import local.observe.Progress;
import local.template.Stack;

/** Lambda around the host that runs its functions: whoever invokes does it through here, so that loops are seen. */
public final class LambdaService implements AutoCloseable {
    private final LoopGuard functions;
    private final AsyncInvoker async;
    private final LambdaBackend backend;
    private final ServiceCalls calls;

    private LambdaService(LoopGuard functions, AsyncInvoker async, LambdaBackend backend, ServiceCalls calls) {
        this.functions = functions;
        this.async = async;
        this.backend = backend;
        this.calls = calls;
    }

    /**
     * Reads what the template says of callers. Starts no process.
     *
     * @param awsEndpoint where destinations are told
     * @param asyncSpeed how many times faster than on AWS asynchronous invocations are tried again
     * @throws IllegalArgumentException a setting that Lambda would refuse, by function
     */
    public static LambdaService start(
            Vertx vertx, Stack stack, LambdaHost host, URI awsEndpoint, int asyncSpeed, Progress progress) {
        FunctionReader reader = new FunctionReader(stack);
        Catalog catalog = new Catalog(stack.names(), reader.read());
        reader.warnings().forEach(progress::step);
        LoopGuard functions = new LoopGuard(catalog, host, host::invokeWithLog);
        ServiceCalls calls = new ServiceCalls(vertx, awsEndpoint, stack.names().region());
        InstantSource clock = InstantSource.system();
        Supplier<String> ids = ids(RandomGenerator.of("L64X128MixRandom"));
        Destinations destinations = new Destinations(calls, stack.names(), clock);
        AsyncInvoker async =
                new AsyncInvoker(catalog, functions, destinations::tell, Timers.of(vertx), clock, ids, asyncSpeed);
        LambdaBackend backend = new LambdaBackend(vertx, catalog, functions, async, new Descriptions(stack), ids);
        if (asyncSpeed > 1) {
            progress.step("asynchronous retries run %d times faster than on AWS".formatted(asyncSpeed));
        }
        return new LambdaService(functions, async, backend, calls);
    }

    private static Supplier<String> ids(RandomGenerator random) {
        return () -> {
            synchronized (random) {
                long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
                long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
                return new UUID(high, low).toString();
            }
        };
    }

    /** Invokes and waits, for gateways and event sources. */
    public Invoker invoker() {
        return functions;
    }

    /** Invokes and does not wait, for topics and schedules. */
    public EventInvoker events() {
        return async;
    }

    /** Answers {@code lambda} behind the AWS endpoint. */
    public Backend backend() {
        return backend;
    }

    /** What was accepted and is not done is counted in the log, and lost. */
    @Override
    public void close() {
        async.close();
        calls.close();
    }
}
