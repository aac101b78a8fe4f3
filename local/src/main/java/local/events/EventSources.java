package local.events;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import local.lambda.Invoker;
import local.observe.Instruments;
import local.template.Stack;

/** The event source mappings of a stack: SQS queues, DynamoDB streams and schedules, as the functions' {@code Events} name them. */
public final class EventSources implements AutoCloseable {
    private final Loop loop;
    private final AwsClient client;
    private final List<Source> sources;

    private EventSources(Loop loop, AwsClient client, List<Source> sources) {
        this.loop = loop;
        this.client = client;
        this.sources = List.copyOf(sources);
    }

    /**
     * Starts all of them, with the machine's clock.
     *
     * @param awsEndpoint where queues and streams are read, as each function's role
     * @throws IllegalArgumentException a setting that Lambda would refuse, by function and event
     */
    public static EventSources start(
            Vertx vertx, Stack stack, Invoker invoker, URI awsEndpoint, Instruments instruments) {
        return start(
                vertx,
                stack,
                invoker,
                awsEndpoint,
                instruments,
                InstantSource.system(),
                RandomGenerator.of("L64X128MixRandom"));
    }

    static EventSources start(
            Vertx vertx,
            Stack stack,
            Invoker invoker,
            URI awsEndpoint,
            Instruments instruments,
            InstantSource clock,
            RandomGenerator random) {
        List<Mapping> mappings = new MappingReader(stack).read();
        Loop loop = new Loop(vertx);
        String region = stack.names().region();
        AwsClient client = new AwsClient(vertx, awsEndpoint, region);
        var surroundings = new ShardReader.Surroundings(invoker, clock, loop, region, instruments);
        List<Source> sources = mappings.stream()
                .map(mapping -> switch (mapping) {
                    case Mapping.Sqs sqs -> new SqsSource(sqs, region, SqsQueue.of(client, sqs), invoker, loop);
                    case Mapping.TableStream stream ->
                        new TableStreamSource(
                                stream,
                                TableStreamClient.of(client, stream.function(), stream.table()),
                                surroundings,
                                new OnFailure(stream, client, stack, clock, random));
                    case Mapping.Timer timer -> new TimerSource(timer, stack.names(), surroundings, random);
                })
                .toList();
        EventSources all = new EventSources(loop, client, sources);
        loop.run(() -> all.sources.forEach(Source::start));
        return all;
    }

    /** Polls no more. What is with a function stays there; its messages are not deleted any more. */
    @Override
    public void close() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        loop.run(() -> {
            sources.forEach(Source::stop);
            stopped.complete(null);
        });
        stopped.join();
        client.close();
    }
}
