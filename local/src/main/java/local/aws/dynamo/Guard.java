package local.aws.dynamo;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of the child process: runs another main class, and ends the process when its standard input ends. The input is a pipe from the
 * host, so it ends with the host, however that dies.
 */
public final class Guard {
    private Guard() {}

    /**
     * Runs the class.
     *
     * @param args the class to run, then its arguments
     */
    public static void main(String[] args)
            throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Thread.ofPlatform().name("guard").daemon().start(Guard::endWithHost);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void endWithHost() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }
}
