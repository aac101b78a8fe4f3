package local.aws.sns;

import static local.aws.proxy.Xml.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import local.aws.proxy.AwsError;
import local.aws.proxy.Form;

/** {@code PublishBatch}: up to ten messages in one call, refused one by one. */
final class PublishBatch {
    private static final String ENTRIES = "PublishBatchRequestEntries.member.";
    private static final int MOST_ENTRIES = 10;

    private record Entry(String id, Publication publication) {}

    private PublishBatch() {}

    static String publish(Topics topics, Form form, Optional<String> trace) {
        List<Entry> good = new ArrayList<>();
        StringBuilder failed = new StringBuilder();
        int entries = count(form);
        for (int i = 1; i <= entries; i++) {
            String id = form.required(ENTRIES + i + ".Id");
            try {
                good.add(new Entry(id, Publications.read(form, ENTRIES + i + ".", trace)));
            } catch (AwsError e) {
                failed.append(failure(id, e));
            }
        }
        check(good);
        List<Published> taken = good.isEmpty()
                ? List.of()
                : topics.take(
                        Publications.topic(form),
                        good.stream().map(Entry::publication).toList());
        String successful = IntStream.range(0, taken.size())
                .mapToObj(i -> "<member>" + element("Id", good.get(i).id()) + told(taken.get(i), form) + "</member>")
                .collect(Collectors.joining());
        return "<Failed>" + failed + "</Failed><Successful>" + successful + "</Successful>";
    }

    /** What a publisher is told of a message. */
    static String told(Published message, Form form) {
        return element("MessageId", message.id())
                + (Subscription.fifo(Publications.topic(form))
                        ? element("SequenceNumber", message.sequenceNumber())
                        : "");
    }

    private static int count(Form form) {
        int entries = 0;
        while (form.optional(ENTRIES + (entries + 1) + ".Id").isPresent()) {
            entries++;
        }
        if (entries == 0) {
            throw new AwsError(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries > MOST_ENTRIES) {
            throw new AwsError(
                    400, "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        return entries;
    }

    private static void check(List<Entry> entries) {
        if (entries.stream().map(Entry::id).distinct().count() < entries.size()) {
            throw new AwsError(
                    400, "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
        if (Topics.isTooLong(
                entries.stream().mapToInt(it -> Topics.bytes(it.publication())).sum())) {
            throw new AwsError(
                    400,
                    "BatchRequestTooLong",
                    "The length of all the batch messages put together is more than the limit.");
        }
    }

    private static String failure(String id, AwsError e) {
        return "<member>%s%s%s<SenderFault>true</SenderFault></member>"
                .formatted(element("Id", id), element("Code", e.code()), element("Message", e.text()));
    }
}
