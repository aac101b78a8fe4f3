package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailroom.batches.usecase.SweepDue;
import mailroom.platform.EventSource;
import mailroom.platform.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the one-minute schedule. The event is read as a map: its own class would load a time library for a field nobody needs. */
public class SweeperHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(SweeperHandler.class);

    private final SweepDue sweep;
    private final EventSource source;

    public SweeperHandler() {
        this(new Main(Settings.ofProcess()).sweep(), EventSource.of(Settings.ofProcess()));
    }

    SweeperHandler(SweepDue sweep, EventSource source) {
        this.sweep = sweep;
        this.source = source;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        source.require(rules(event));
        var swept = sweep.sweep();
        swept.failed().forEach(it -> LOG.error("put off: {}", it));
        LOG.info("swept {} entries until {}", swept.entries(), swept.sweptUntil());
        return Map.of(
                "entries", swept.entries(),
                "failed", swept.failed().size(),
                "swept_until", swept.sweptUntil().toString());
    }

    /** The rules that an event of a schedule names; without any the event is none. */
    private static Stream<String> rules(Map<String, Object> event) {
        return event.get("resources") instanceof List<?> rules && !rules.isEmpty()
                ? rules.stream().map(String::valueOf)
                : Stream.of("no schedule");
    }
}
