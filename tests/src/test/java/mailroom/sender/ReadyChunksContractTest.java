package mailroom.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.batches.dispatch.adapter.LocalMessaging;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.BatchId;
import mailroom.batches.domain.BatchIds;
import mailroom.batches.domain.Chunking;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.ReadyChunk;
import mailroom.batches.domain.Recipient;
import mailroom.batches.fake.Given;
import mailroom.batches.port.ReadyChunks;
import mailroom.platform.Event;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.ChunkId;
import mailroom.sender.domain.Delivery;
import mailroom.sender.domain.Value;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import mailroom.tests.contract.Outlet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the batches' room publishes is what the sender's room reads, by the topic's own filters. */
@AlsoOnLocalStack
class ReadyChunksContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BatchId id = new BatchIds(new Random()).next(Instant.parse("2026-11-23T12:00:00Z"));
    private ReadyChunks topic;
    private Outlet transactional;
    private Outlet bulk;
    private Outlet unrouted;

    @BeforeEach
    void make() {
        topic = LocalMessaging.chunksTopic(SERVICES);
        transactional = SERVICES.outlet("TransactionalQueue");
        bulk = SERVICES.outlet("BulkQueue");
        unrouted = SERVICES.outlet("UnroutedQueue");
    }

    private List<ReadyChunk> ready(Kind kind, Content content, List<Recipient> recipients) {
        Batch it = Given.batch(id, recipients.size());
        Batch batch = new Batch(
                it.id(),
                it.owner(),
                kind,
                content.from(),
                content.subject(),
                it.total(),
                it.chunks(),
                it.createdAt(),
                it.expiresAt(),
                it.keptUntil(),
                it.origin());
        return Chunking.split(id, recipients).stream()
                .map(chunk -> new ReadyChunk(batch, content, chunk))
                .toList();
    }

    private static Delivery read(String body) {
        try {
            return ChunkReader.read(Event.parse(body, ChunkReader.TYPE), body);
        } catch (Event.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private List<Delivery> arrived(Outlet outlet) {
        return outlet.bodies().stream()
                .filter(it -> it.contains(id.value()))
                .map(ReadyChunksContractTest::read)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_chunk_arrives_in_its_kinds_queue_and_in_no_other(Kind kind) {
        Outlet own = kind == Kind.BULK ? bulk : transactional;
        Outlet other = kind == Kind.BULK ? transactional : bulk;
        topic.publish(ready(kind, Given.CONTENT, Given.recipients(70)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived(own))
                .extracting(it -> it.chunk().id())
                .containsExactlyInAnyOrder(new ChunkId(id.value(), 0), new ChunkId(id.value(), 1)));
        assertThat(arrived(own))
                .allSatisfy(it -> assertThat(it.chunk().kind().text()).isEqualTo(kind.label()));
        assertThat(arrived(other)).isEmpty();
        assertThat(arrived(unrouted)).isEmpty();
    }

    @Test
    void the_sender_reads_every_character_that_was_submitted() {
        var content = new Content(Given.FROM, "b@example.com", "Grüße 🎉 \"x\"", "\u0001 & é\r\n", "<p>{{name}}</p>");
        String variables = "{\"name\":\"Zoë\\n\\\"\",\"amount\":1.50,\"member\":true}";
        topic.publish(
                ready(Kind.TRANSACTIONAL, content, List.of(new Recipient(new Address("c@example.com"), variables))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(arrived(transactional)).hasSize(1));
        Delivery delivery = arrived(transactional).getFirst();
        Chunk chunk = delivery.chunk();
        assertThat(chunk.expiresAt())
                .isEqualTo(ready(Kind.BULK, content, Given.recipients(1))
                        .getFirst()
                        .batch()
                        .expiresAt());
        assertThat(chunk.content().from()).isEqualTo(Given.FROM.value());
        assertThat(chunk.content().replyTo()).containsExactly(content.replyTo());
        assertThat(chunk.content().subject()).isEqualTo(content.subject());
        assertThat(chunk.content().body()).isEqualTo(new Body.Both(content.text(), content.html()));
        assertThat(chunk.recipients()).singleElement().satisfies(it -> {
            assertThat(it.index()).isZero();
            assertThat(it.address()).isEqualTo("c@example.com");
            assertThat(it.variables())
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(Map.of(
                            "name", new Value.Text("Zoë\n\""),
                            "amount", new Value.Amount(new BigDecimal("1.5")),
                            "member", new Value.Flag(true)));
        });
        assertThat(delivery.way().requestId()).isEqualTo(Given.ORIGIN.requestId());
        assertThat(delivery.way().traceparent()).contains("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void the_largest_chunks_pass_the_topic_and_the_queue() {
        String variables = "{\"x\":\"%s\"}".formatted("y".repeat(16_000));
        var recipients = IntStream.range(0, 40)
                .mapToObj(it -> new Recipient(new Address("r%d@example.com".formatted(it)), variables))
                .toList();
        var content = new Content(Given.FROM, "", "s", "t".repeat(65_000), "");
        List<ReadyChunk> chunks = ready(Kind.BULK, content, recipients);
        assertThat(chunks).hasSizeGreaterThan(1);
        topic.publish(chunks);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived(bulk)).hasSize(chunks.size()));
        assertThat(arrived(bulk).stream().flatMap(it -> it.chunk().recipients().stream()))
                .hasSize(40);
    }
}
