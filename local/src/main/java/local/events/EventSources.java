package local.events;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import local.aws.sns.Topics;
import local.lambda.EventInvoker;
import local.lambda.Invoker;
import local.observe.Instruments;
import local.observe.Progress;
import local.template.Names;
import local.template.Stack;

/**
 * The event source mappings of a stack: SQS queues, DynamoDB streams, SNS topics and schedules, as the functions' {@code Events} and resources of
 * their own name them.
 */
public final class EventSources implements AutoCloseable {
    private final Loop loop;
    private final AwsClient client;
    private final StateFile state;
    private final List<Source> sources;

    private EventSources(Loop loop, AwsClient client, StateFile state, List<Source> sources) {
        this.loop = loop;
        this.client = client;
        this.state = state;
        this.sources = List.copyOf(sources);
    }

    /**
     * What the sources of a stack read from and hand on to.
     *
     * @param invoker runs functions for queues and streams
     * @param events runs functions for topics and schedules, which wait for no answer
     * @param aws where queues and streams are read, as each function's role
     * @param data where it is kept how far streams are read and when schedules fire next; empty: nowhere
     */
    public record Links(
            Invoker invoker,
            EventInvoker events,
            URI aws,
            Topics topics,
            Optional<Path> data,
            Instruments instruments) {}

    /**
     * Starts all of them, with the machine's clock.
     *
     * @param progress hears what the template asks for and is not done here
     * @throws IllegalArgumentException a setting that Lambda would refuse, by function and event
     */
    public static EventSources start(Vertx vertx, Stack stack, Links links, Progress progress) {
        return start(vertx, stack, links, progress, InstantSource.system(), RandomGenerator.of("L64X128MixRandom"));
    }

    static EventSources start(
            Vertx vertx, Stack stack, Links links, Progress progress, InstantSource clock, RandomGenerator random) {
        MappingReader reader = new MappingReader(stack);
        List<Mapping> mappings = reader.read();
        reader.notRun().forEach(progress::step);
        Names names = stack.names();
        Loop loop = new Loop(vertx);
        AwsClient client = new AwsClient(vertx, links.aws(), names.region());
        StateFile state = links.data().map(EventSources::state).orElseGet(StateFile::none);
        var surroundings =
                new ShardReader.Surroundings(links.invoker(), clock, loop, names.region(), state, links.instruments());
        List<Source> sources = mappings.stream()
                .<Source>mapMulti((mapping, to) -> {
                    switch (mapping) {
                        case Mapping.Sqs sqs ->
                            to.accept(new SqsSource(
                                    sqs, names.region(), SqsQueue.of(client, sqs), links.invoker(), loop));
                        case Mapping.TableStream stream ->
                            to.accept(new TableStreamSource(
                                    stream,
                                    TableStreamClient.of(client, stream.function(), stream.table()),
                                    surroundings,
                                    new OnFailure(stream, client, stack, clock, random)));
                        case Mapping.Topic topic -> subscribe(topic, links.topics());
                        case Mapping.Timer timer ->
                            to.accept(new TimerSource(timer, names, surroundings, links.events(), random));
                    }
                })
                .toList();
        links.topics().deliverTo(links.events());
        EventSources all = new EventSources(loop, client, state, sources);
        loop.run(() -> all.sources.forEach(Source::start));
        return all;
    }

    /** From then on the topic does the rest. */
    private static void subscribe(Mapping.Topic mapping, Topics topics) {
        topics.subscribe(mapping.topicArn(), mapping.protocol(), mapping.endpoint(), mapping.attributes());
    }

    private static StateFile state(Path data) {
        try {
            return StateFile.open(Files.createDirectories(data).resolve("event-sources"));
        } catch (IOException e) {
            throw new UncheckedIOException(data + " cannot hold what event sources know", e);
        }
    }

    /** Polls no more. What is with a function stays there; its messages are not deleted any more. */
    @Override
    public void close() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        loop.run(() -> {
            sources.forEach(Source::stop);
            state.close();
            stopped.complete(null);
        });
        stopped.join();
        client.close();
    }
}
