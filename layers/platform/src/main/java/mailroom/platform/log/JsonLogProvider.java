package mailroom.platform.log;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import mailroom.platform.Settings;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J finds it by {@code META-INF/services}. {@code LOG_LEVEL} sets the level of our own loggers; those of libraries speak from WARN
 * upwards only, since their finer lines quote requests.
 */
public final class JsonLogProvider implements SLF4JServiceProvider {
    private static final String OURS = "mailroom.";

    private final MDCAdapter mdc = new BasicMDCAdapter();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final Settings settings;
    private final Consumer<String> out;

    /** For SLF4J: the process's environment, and whatever {@code System.out} is at the time of a line (Lambda's runtime replaces it). */
    public JsonLogProvider() {
        this(Settings.ofProcess(), JsonLogProvider::toStdout);
    }

    JsonLogProvider(Settings settings, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        Level ours = level(settings.orElse("LOG_LEVEL", "INFO"));
        Level others = ours == Level.ERROR ? Level.ERROR : Level.WARN;
        var line = new LogLine(settings.orElse("AWS_LAMBDA_FUNCTION_NAME", "local"), mdc, InstantSource.system());
        var loggers = new ConcurrentHashMap<String, Logger>();
        return name ->
                loggers.computeIfAbsent(name, it -> new JsonLogger(it, it.startsWith(OURS) ? ours : others, line, out));
    }

    /** A level that nobody knows must not stop a function: it is INFO. */
    private static Level level(String name) {
        for (Level level : Level.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level;
            }
        }
        return Level.INFO;
    }

    /** One write per line, so that lines of several threads never mix. */
    private static void toStdout(String line) {
        PrintStream stdout = System.out;
        stdout.print(line + "\n");
        stdout.flush();
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is made in the constructor.
    }
}
