import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times from spawn to a marker line, in ms: {@code java Spawn.java <runs> <marker> <command…>}; prints the median and all values. */
public class Spawn {
    public static void main(String[] args) throws Exception {
        List<String> command = Arrays.asList(args).subList(2, args.length);
        var times = new ArrayList<Long>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            long from = System.nanoTime();
            Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
            long at = 0;
            try (var lines = child.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals(args[1])) {
                        at = System.nanoTime();
                    }
                }
            }
            if (at == 0 || child.waitFor() != 0) {
                throw new IllegalStateException("no " + args[1] + " from " + command);
            }
            times.add((at - from) / 1_000_000);
        }
        var sorted = times.stream().sorted().toList();
        System.out.println("median " + sorted.get(sorted.size() / 2) + " ms of " + times);
    }
}
