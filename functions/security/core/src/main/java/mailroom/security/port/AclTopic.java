package mailroom.security.port;

import java.util.List;
import mailroom.security.domain.Change;

/** Where other services hear of changes of the ACL. */
public interface AclTopic {
    /** Tells all of them; the answer is those that were refused and have to be told again. */
    List<Change> publish(List<Change> changes);
}
