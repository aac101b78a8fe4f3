package mailroom.access.consume.adapter;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import mailroom.access.copy.GapChecks;
import mailroom.access.copy.KeepCopy;
import mailroom.access.json.GapJson;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A message to the consumer's own queue, delayed. */
record SqsGapChecks(SqsClient sqs, String queue, InstantSource clock, RandomGenerator random) implements GapChecks {
    @Override
    public void order() {
        var id = new UUID(random.nextLong(), random.nextLong());
        sqs.sendMessage(it -> it.queueUrl(queue)
                .delaySeconds(Math.toIntExact(KeepCopy.PATIENCE.toSeconds()))
                .messageBody(
                        GapJson.event(id.toString(), clock.instant(), random).toJson()));
    }
}
