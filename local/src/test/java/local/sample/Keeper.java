package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps each event as a file. */
public final class Keeper implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getenv("KEPT")));
        Path draft = Files.createTempFile("event", ".json");
        Files.copy(event, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, folder.resolve(context.getAwsRequestId()));
    }
}
