package mailroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The local runtime's own log goes to a file beside the functions' logs; the terminal hears of warnings only. */
final class HostLogs {
    private static final Logger ROOT = Logger.getLogger("");

    private HostLogs() {}

    static void to(Path folder) throws Problem {
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(Level.WARNING);
        }
        try {
            Files.createDirectories(folder);
            FileHandler file = new FileHandler(folder.resolve("host.log").toString());
            file.setFormatter(new SimpleFormatter());
            file.setErrorManager(new UntilTheEnd());
            ROOT.addHandler(file);
        } catch (IOException e) {
            throw new Problem(
                    Problem.NOT_STARTED, "cannot write to %s: check the folder's permissions".formatted(folder));
        }
    }

    /** The JVM closes the file in a shutdown hook of its own; what is logged after that is nobody's error. */
    private static final class UntilTheEnd extends ErrorManager {
        @Override
        public synchronized void error(String message, Exception problem, int code) {
            if (!ending()) {
                super.error(message, problem, code);
            }
        }

        private static boolean ending() {
            try {
                Runtime.getRuntime().removeShutdownHook(new Thread());
                return false;
            } catch (IllegalStateException e) {
                return true;
            }
        }
    }
}
