package mailroom.contenders.routedplain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mailroom.batches.http.Endpoint;

/** A line of the route table; a segment in braces is a parameter. */
record Route(String method, String path, Endpoint endpoint) {
    /** What the parameters stand for, where the path is this route's. */
    Optional<Map<String, String>> parameters(String asked) {
        String[] wanted = path.split("/", -1);
        String[] given = asked.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
