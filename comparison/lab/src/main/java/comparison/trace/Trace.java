package comparison.trace;

import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.List;

/** Requests in the order of their arrival. Opened twice, it gives the same requests twice. */
public interface Trace {
    List<Endpoint> endpoints();

    /** How long it is, in milliseconds. */
    double millis();

    Arrivals open();

    /** Only the requests for the group's endpoints, over the same time; endpoints are then counted within the group. */
    default Trace only(Group group) {
        return new PartOfTrace(this, group);
    }
}
