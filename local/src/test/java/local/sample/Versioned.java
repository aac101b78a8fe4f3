package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Says which version its zip holds; waits before, while a file that the event names exists. */
public final class Versioned implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            if (event.containsKey("until")) {
                Path file = Path.of(event.get("until"));
                Files.createFile(file);
                while (Files.exists(file)) {
                    Thread.onSpinWait();
                }
            }
            try (InputStream version = Versioned.class.getResourceAsStream("/version.txt")) {
                return new String(version.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
