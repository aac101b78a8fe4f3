package comparison.measure.bed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Asks a running JVM about itself, with the JDK's {@code jcmd}. */
public final class Jcmd {
    private static final Pattern LOADED =
            Pattern.compile("^java\\.cls\\.(?:sharedLoadedClasses|loadedClasses)=(\\d+)", Pattern.MULTILINE);

    private Jcmd() {}

    /** Every thread with its stack. */
    public static String threads(long pid) {
        return run(pid, "Thread.print");
    }

    /** How many classes it has loaded, those from a cache included. */
    public static int loadedClasses(long pid) {
        return loadedClasses(run(pid, "PerfCounter.print"));
    }

    static int loadedClasses(String counters) {
        return LOADED.matcher(counters)
                .results()
                .mapToInt(it -> Integer.parseInt(it.group(1)))
                .sum();
    }

    private static String run(long pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new MeasureException("jcmd %d %s failed: %s".formatted(pid, command, said.strip()));
            }
            return said;
        } catch (IOException e) {
            throw new MeasureException("cannot run jcmd: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasureException("interrupted", e);
        }
    }
}
