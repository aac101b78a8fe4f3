package mailroom.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import mailroom.access.consume.AclConsumer;
import mailroom.platform.Settings;

/** Hears changes of the ACL by its queue, and the one-minute schedule. */
public final class AclHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final AclConsumer consumer;

    /** As Lambda makes it. */
    public AclHandler() {
        this(AclMain.consumer(Settings.ofProcess()));
    }

    AclHandler(AclConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return consumer.handle(event);
    }
}
