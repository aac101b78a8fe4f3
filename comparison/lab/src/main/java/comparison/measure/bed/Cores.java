package comparison.measure.bed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which processors measured functions run on. On Lambda a function has one vCPU at 1,769 MB; so each measured JVM is pinned to one processor that
 * nobody else uses, and the lab and DynamoDB take the others.
 *
 * @param functions the functions' processor
 * @param others everybody else's; empty where the machine has but one, or cannot pin: then nothing is
 */
public record Cores(int functions, List<Integer> others) {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    public Cores {
        others = List.copyOf(others);
    }

    /** The last processor that this process may use is the functions'. */
    public static Cores ofThisMachine() {
        List<Integer> allowed = allowed();
        return Files.isExecutable(TASKSET) && allowed.size() > 1
                ? new Cores(allowed.getLast(), allowed.subList(0, allowed.size() - 1))
                : new Cores(0, List.of());
    }

    private static List<Integer> allowed() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(it -> it.startsWith(ALLOWED))
                    .findFirst()
                    .map(it -> list(it.substring(ALLOWED.length()).strip()))
                    .orElse(List.of());
        } catch (IOException e) {
            return List.of(); // not Linux
        }
    }

    /** {@code 0-2,5}, as Linux writes it. */
    static List<Integer> list(String text) {
        return Stream.of(text.split(",", -1))
                .flatMap(part -> {
                    String[] ends = part.split("-", -1);
                    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                            .boxed();
                })
                .toList();
    }

    /** How many this process may use. */
    int all() {
        return pins() ? others.size() + 1 : Runtime.getRuntime().availableProcessors();
    }

    boolean pins() {
        return !others.isEmpty();
    }

    /** Stands before the command of each function's JVM. */
    public List<String> wrapper() {
        return pins() ? List.of(TASKSET.toString(), "-c", Integer.toString(functions)) : List.of();
    }

    /** Leaves the functions' processor to them, until {@link #takeAll}. */
    public void leaveToFunctions() {
        pin(others);
    }

    /** This process may use all again. */
    public void takeAll() {
        pin(Stream.concat(others.stream(), Stream.of(functions)).toList());
    }

    private void pin(List<Integer> processors) {
        if (!pins()) {
            return;
        }
        String list = String.join(",", processors.stream().map(String::valueOf).toList());
        try {
            Process taskset = new ProcessBuilder(
                            TASKSET.toString(),
                            "-a",
                            "-c",
                            "-p",
                            list,
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            taskset.waitFor(
                    10, TimeUnit.SECONDS); // a thread that ended meanwhile makes it complain, the others are pinned
        } catch (IOException e) {
            throw new MeasureException("cannot run %s: %s".formatted(TASKSET, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much of a CPU a function has, in a sentence. */
    public String sentence() {
        return pins()
                ? "each function alone on one of %d processors (one vCPU: what 1,769 MB get on Lambda); less memory is not capped further"
                        .formatted(others.size() + 1)
                : "not capped: a function may use every processor, and shares it with DynamoDB and the lab";
    }
}
