package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CountDownLatch;

/** Is never made. */
public final class HangsInInit implements RequestHandler<String, String> {
    public HangsInInit() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public String handleRequest(String event, Context context) {
        return "";
    }
}
