package local.aws.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How often who called what, refused calls included. Thread-safe. */
public final class Calls {
    private final Map<Call, LongAdder> counts = new ConcurrentHashMap<>();

    void count(Call call) {
        counts.computeIfAbsent(call, it -> new LongAdder()).increment();
    }

    /** Calls of one access key to one operation. */
    public long count(String caller, AwsService service, String operation) {
        return sum(it -> it.equals(new Call(caller, service, operation)));
    }

    /** Calls of anybody to one operation. */
    public long count(AwsService service, String operation) {
        return sum(it -> it.service() == service && it.operation().equals(operation));
    }

    /** All counts at this moment. */
    public Map<Call, Long> snapshot() {
        return counts.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> it.getValue()
                .sum()));
    }

    private long sum(Predicate<Call> wanted) {
        return counts.entrySet().stream()
                .filter(it -> wanted.test(it.getKey()))
                .mapToLong(it -> it.getValue().sum())
                .sum();
    }
}
