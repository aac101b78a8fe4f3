package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Set;
import mailroom.batches.usecase.SweepDue;
import mailroom.platform.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the one-minute schedule. The event is read as a map: its own class would load a time library for a field nobody needs. */
public class SweeperHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(SweeperHandler.class);
    private static final Set<String> SOURCES = Set.of("aws.events", "aws.scheduler");

    private final SweepDue sweep;

    public SweeperHandler() {
        this(new Main(Settings.ofProcess()).sweep());
    }

    SweeperHandler(SweepDue sweep) {
        this.sweep = sweep;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        if (!(event.get("source") instanceof String source) || !SOURCES.contains(source)) {
            throw new IllegalArgumentException("no event of a schedule");
        }
        var swept = sweep.sweep();
        swept.failed().forEach(it -> LOG.error("put off: {}", it));
        LOG.info("swept {} entries until {}", swept.entries(), swept.sweptUntil());
        return Map.of(
                "entries", swept.entries(),
                "failed", swept.failed().size(),
                "swept_until", swept.sweptUntil().toString());
    }
}
