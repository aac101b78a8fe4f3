package mailroom.tests.conformance;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a contender answered, without what must differ: ids, times, and who asked (each contender has a team of its own). */
record Answer(int status, Map<String, String> listed, Map<String, String> others, String body) {
    /** Headers that every contender must answer alike; the rest is shown in the report and decides nothing. */
    private static final Set<String> LISTED =
            Set.of("content-type", "cache-control", "location", "retry-after", "link", "www-authenticate");
    /** Headers whose value differs with ids and times: only that they are there is compared. */
    private static final Set<String> PRESENT = Set.of("etag", "x-request-id");

    private static final Set<String> TRANSPORT = Set.of("connection", "date", "apigw-requestid", "content-length");
    private static final Pattern ID = Pattern.compile("bat_[0-9A-Z]{26}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern OWNER = Pattern.compile("\"owner\":\"team-[A-Za-z]+\"");
    private static final Pattern REQUEST_ID = Pattern.compile("\"request_id\":\"[^\"]*\"");

    static Answer of(int status, Map<String, String> headers, String body) {
        var listed = new TreeMap<String, String>();
        var others = new TreeMap<String, String>();
        headers.forEach((name, value) -> {
            if (LISTED.contains(name)) {
                listed.put(name, normalized(value));
            } else if (PRESENT.contains(name)) {
                listed.put(name, "present");
            } else if (!TRANSPORT.contains(name)) {
                others.put(name, normalized(value));
            }
        });
        return new Answer(status, listed, others, normalized(body));
    }

    private static String normalized(String text) {
        String withoutIds = ID.matcher(text).replaceAll("bat_…");
        String withoutTimes = TIME.matcher(withoutIds).replaceAll("…");
        String withoutOwners = OWNER.matcher(withoutTimes).replaceAll("\"owner\":\"team-…\"");
        return REQUEST_ID.matcher(withoutOwners).replaceAll("\"request_id\":\"…\"");
    }

    /** What every contender must share. */
    String compared() {
        return "%d %s %s".formatted(status, listed, body);
    }
}
