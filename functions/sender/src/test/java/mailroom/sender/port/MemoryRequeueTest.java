package mailroom.sender.port;

import java.util.List;
import mailroom.sender.domain.Kind;

class MemoryRequeueTest extends RequeueContract {
    private final MemoryRequeue requeue = new MemoryRequeue();

    @Override
    protected Requeue requeue() {
        return requeue;
    }

    @Override
    protected List<String> arrived(Kind kind) {
        return requeue.copies().stream()
                .filter(it -> it.delivery().chunk().kind() == kind)
                .map(it -> it.delivery().message())
                .toList();
    }
}
