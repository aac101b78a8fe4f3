package jul;

import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.slf4j.MDC;

/** slf4j-jdk14's other half: a formatter of our own on the root logger. */
public class JulSetup {
    public JulSetup() {
        LogManager.getLogManager().reset();
        var handler = new StreamHandler(System.out, new Line()) {
            @Override
            public synchronized void publish(LogRecord it) {
                super.publish(it);
                flush();
            }
        };
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler);
    }

    static class Line extends Formatter {
        @Override
        public String format(LogRecord it) {
            var line = new StringBuilder("{\"timestamp\":\"" + it.getInstant() + "\",\"level\":\"" + it.getLevel() + "\",\"message\":\"");
            quote(formatMessage(it), line);
            line.append("\",\"logger\":\"").append(it.getLoggerName()).append('"');
            var fields = MDC.getCopyOfContextMap();
            if (fields != null) {
                fields.forEach((name, value) -> {
                    line.append(",\"").append(name).append("\":\"");
                    quote(value, line);
                    line.append('"');
                });
            }
            return line.append("}\n").toString();
        }

        private static void quote(String text, StringBuilder line) {
            com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text, line);
        }
    }
}
