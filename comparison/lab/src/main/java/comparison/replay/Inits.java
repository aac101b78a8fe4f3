package comparison.replay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import local.lambda.LogSink;

/** The ids of requests that were an environment's first, as its REPORT line says. */
final class Inits implements LogSink {
    private static final String TEXT = "REPORT RequestId: ";
    private static final String JSON = "\"platform.report\"";

    private final Set<String> lines = ConcurrentHashMap.newKeySet();

    @Override
    public void line(Line line) {
        String text = line.text();
        boolean inText = text.startsWith(TEXT) && text.contains("Init Duration:");
        boolean inJson = text.contains(JSON) && text.contains("initDurationMs");
        if (inText || inJson) {
            lines.add(text);
        }
    }

    boolean wasFirst(String request) {
        return lines.stream().anyMatch(it -> it.contains(request));
    }
}
