package comparison.advise.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of an access log in the form that it shows: a JSON object, CLF, or CSV below a line of names. */
final class LogLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLF = Pattern.compile("\\[([^\\]]+)] \"([A-Z]+) ([^\"]*?)(?: HTTP/[0-9.]+)?\"");
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(,|$)");

    private List<String> columns = List.of();

    /** Empty for a line that makes no sense, and for CSV's line of names. */
    Optional<LoggedRequest> read(String line) {
        int brace = line.indexOf('{');
        if (brace >= 0 && line.stripTrailing().endsWith("}")) {
            Optional<LoggedRequest> json = json(line.substring(brace));
            if (json.isPresent()) {
                return json;
            }
        }
        Matcher clf = CLF.matcher(line);
        return clf.find() ? clf(clf) : csv(line);
    }

    /** Whether the line is CSV's line of names; it is then remembered. */
    boolean isHeader(String line) {
        if (!columns.isEmpty() || line.indexOf(',') < 0 || line.indexOf('{') >= 0) {
            return false;
        }
        List<String> names = cells(line).stream().map(LogFields::name).toList();
        if (names.contains("path") || names.contains("route") || names.contains("routekey")) {
            columns = names;
        }
        return !columns.isEmpty();
    }

    private static Optional<LoggedRequest> json(String text) {
        try {
            JsonNode object = JSON.readTree(text);
            Map<String, String> fields = new HashMap<>();
            object.properties()
                    .forEach(it -> fields.put(
                            LogFields.name(it.getKey()), it.getValue().asText()));
            return LogFields.request(fields);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** API Gateway's own CLF has a route key where others have a path: {@code "GET GET /orders/{id} HTTP/1.1"}. */
    private static Optional<LoggedRequest> clf(Matcher line) {
        String method = line.group(2);
        String target = line.group(3);
        boolean key = !target.startsWith("/");
        return LogTime.read(line.group(1))
                .map(at -> new LoggedRequest(
                        at,
                        method,
                        key ? "" : target,
                        key ? Optional.of(target) : Optional.empty(),
                        OptionalDouble.empty()));
    }

    private Optional<LoggedRequest> csv(String line) {
        List<String> cells = cells(line);
        if (columns.isEmpty() || cells.size() != columns.size()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            fields.put(columns.get(i), cells.get(i));
        }
        return LogFields.request(fields);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(
                    cell.group(1) == null
                            ? cell.group(2).strip()
                            : cell.group(1).replace("\"\"", "\""));
            if (cell.group(3).isEmpty()) {
                break;
            }
        }
        return cells;
    }
}
