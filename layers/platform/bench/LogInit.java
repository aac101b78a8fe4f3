import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What a function does with its logger in its first invocation; the same source for every backend. */
public class LogInit {
    public static void main(String[] args) {
        if (args.length > 0) {
            System.setProperty("java.util.logging.config.class", args[0]);
        }
        var log = LoggerFactory.getLogger("mailroom.bench.LogInit");
        for (var field : Map.of("request_id", "req-1", "trace_id", "0af7651916cd43dd8448eb211c80319c").entrySet()) {
            MDC.put(field.getKey(), field.getValue());
        }
        log.info("chunk {} of {} sent", 3, "bat_01J");
        System.out.println("FIRST");
        log.warn("refused", new IllegalStateException("no"));
    }
}
