package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import local.lambda.InvokeResult;

/** Which items of a batch a function failed. */
sealed interface BatchAnswer {
    record AllDone() implements BatchAnswer {}

    record SomeFailed(Set<String> ids) implements BatchAnswer {
        public SomeFailed {
            ids = Set.copyOf(ids);
        }
    }

    record AllFailed(String why) implements BatchAnswer {}

    /** Nobody looked at the batch: try again soon. */
    record NotTaken(String why) implements BatchAnswer {}

    /**
     * Reads an answer. Where items are reported, none reported is all done; what cannot be read, or names an item that is not in the batch,
     * is all failed.
     *
     * @param ids of the batch's items
     * @param reportsItems whether the mapping has {@code ReportBatchItemFailures}; without, any answer is all done
     */
    static BatchAnswer of(InvokeResult result, List<String> ids, boolean reportsItems) {
        return switch (result) {
            case InvokeResult.Answered(String payload) -> reportsItems ? reported(payload, ids) : new AllDone();
            case InvokeResult.FunctionError(String payload) -> new AllFailed(payload);
            case InvokeResult.Throttled(String reason) -> new NotTaken(reason);
            case InvokeResult.Refused(int status, String type, String message) ->
                status >= 500 ? new NotTaken(message) : new AllFailed(message);
        };
    }

    private static BatchAnswer reported(String payload, List<String> ids) {
        if (payload.isBlank()) {
            return new AllDone();
        }
        JsonNode answer = Json.parse(payload).orElse(null);
        if (answer == null) {
            return new AllFailed("the answer is no JSON: " + payload);
        }
        JsonNode failures = answer.path("batchItemFailures");
        if (answer.isNull()
                || failures.isMissingNode()
                || failures.isNull()
                || (failures.isArray() && failures.isEmpty())) {
            return new AllDone();
        }
        Set<String> failed = new LinkedHashSet<>();
        for (JsonNode failure : failures) {
            JsonNode id = failure.path("itemIdentifier");
            if (!id.isTextual() || !ids.contains(id.asText())) {
                return new AllFailed("the answer names an item that was not in the batch: " + payload);
            }
            failed.add(id.asText());
        }
        return failures.isArray() ? new SomeFailed(failed) : new AllFailed("batchItemFailures is no list: " + payload);
    }
}
