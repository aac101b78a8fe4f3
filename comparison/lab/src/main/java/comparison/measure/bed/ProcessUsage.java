package comparison.measure.bed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process has used so far, as Linux tells.
 *
 * @param cpuMillis user and system time
 * @param mostResidentMb the most that it had resident
 */
public record ProcessUsage(double cpuMillis, double mostResidentMb) {
    private static final double MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux that Java runs on
    private static final int USER_TIME = 11; // behind the name, see proc_pid_stat(5)
    private static final String MOST_RESIDENT = "VmHWM:";

    /** Nothing where the process is gone, or this is not Linux. */
    public static ProcessUsage of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<String> status = Files.lines(process.resolve("status"))) {
            double most = status.filter(it -> it.startsWith(MOST_RESIDENT))
                    .findFirst()
                    .map(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024.0)
                    .orElse(0.0);
            return new ProcessUsage(cpuMillis(Files.readString(process.resolve("stat"))), most);
        } catch (IOException e) {
            return new ProcessUsage(0, 0);
        }
    }

    /** The name, in parentheses, may hold anything. */
    static double cpuMillis(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) * MILLIS_PER_TICK;
    }
}
