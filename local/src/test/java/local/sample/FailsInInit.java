package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be made. */
public final class FailsInInit implements RequestHandler<String, String> {
    public FailsInInit() {
        throw new IllegalStateException("no settings");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return "";
    }
}
