package comparison.trouble;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Answers {@code /calm}; anything else is trouble of its kind. Which of them a function gets to see is its layout. */
public final class Endpoints implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final int LEAKED = 40 * 1024 * 1024; // of a heap of about 217 MB
    private static final int WORK = 4 * 1024 * 1024; // what an answer needs for a moment
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private final List<byte[]> leaked = new ArrayList<>();

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        switch (String.valueOf(event.get("rawPath"))) {
            case "/leak" -> leaked.add(new byte[LEAKED]);
            case "/loop" -> loop();
            case "/heap" -> leaked.add(new byte[LARGEST]);
            default -> {}
        }
        return Map.of("statusCode", 200, "body", Integer.toString(new byte[WORK].length));
    }

    /** Never ends. It waits in between: a busy loop would take the CPU that all environments share here, and do not share on Lambda. */
    private static void loop() {
        while (true) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
