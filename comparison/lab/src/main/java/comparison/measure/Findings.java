package comparison.measure;

import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.measured.ColdSample;
import comparison.model.measured.DebugFacts.Neighbour;
import comparison.model.measured.HeaderDifference;
import comparison.model.measured.UsageSample;
import comparison.model.measured.WarmSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been found so far. A run that is stopped hands on what is in here. Only the measuring thread writes to it. */
final class Findings {
    private final Raw raw;
    final List<ColdSample> cold = new ArrayList<>();
    final List<WarmSample> warm = new ArrayList<>();
    final List<UsageSample> usage = new ArrayList<>();
    final List<HeaderDifference> headers = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    final Map<Layout, List<Neighbour>> neighbours = new HashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();

    /** What a contender's environments told. */
    static final class Seen {
        final Map<Endpoint, Set<String>> needed = new HashMap<>();
        int classesLoaded;
        int stackDepth;
    }

    Findings(Raw raw) {
        this.raw = raw;
    }

    Seen of(String contender) {
        return seen.computeIfAbsent(contender, it -> new Seen());
    }

    void cold(ColdSample sample) {
        raw.keep("cold", sample);
        cold.add(sample);
    }

    void warm(WarmSample sample) {
        raw.keep("warm", sample);
        warm.add(sample);
    }

    void usage(UsageSample sample) {
        raw.keep("usage", sample);
        usage.add(sample);
    }

    void header(HeaderDifference difference) {
        raw.keep("headers", difference);
        headers.add(difference);
    }
}
