package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Its first init never ends; the file {@code MARK} tells the second one that it is not the first. */
public final class SlowToStart implements RequestHandler<String, String> {
    public SlowToStart() throws IOException, InterruptedException {
        Path mark = Path.of(System.getenv("MARK"));
        if (!Files.exists(mark)) {
            Files.createFile(mark);
            new CountDownLatch(1).await();
        }
    }

    @Override
    public String handleRequest(String event, Context context) {
        return "at last";
    }
}
