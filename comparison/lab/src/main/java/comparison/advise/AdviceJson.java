package comparison.advise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import comparison.advise.change.UnifiedDiff;
import comparison.model.Endpoint;
import comparison.model.Grouping;
import comparison.model.simulated.Candidate;
import java.util.List;

/** Advice for a machine; {@code docs/advise.md} gives its shape. */
public final class AdviceJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AdviceJson() {}

    public static String of(Advice advice) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("template", advice.template().toString());
        json.put("tie", advice.judgement().tie());
        json.put("verdict", advice.verdict());
        json.put("decidingFactor", advice.judgement().decidingFactor());
        json.put("flip", advice.judgement().flip());
        json.set("present", groups(advice.application().grouping()));
        json.set("proposed", groups(advice.judgement().proposed()));
        ArrayNode scenarios = json.putArray("scenarios");
        for (var it : advice.judgement().comparisons()) {
            ObjectNode scenario = scenarios.addObject();
            scenario.put("idleMinutes", it.scenario().idleMinutes());
            scenario.put("proactiveShare", it.scenario().proactiveShare());
            candidate(scenario.putObject("present"), it.present());
            candidate(scenario.putObject("best"), it.best());
        }
        json.set("traffic", traffic(advice));
        texts(json.putArray("sources"), advice.sources());
        texts(json.putArray("notes"), advice.application().notes());
        advice.parameter().ifPresent(it -> json.put("parameter", it));
        texts(json.putArray("obstacles"), advice.change().obstacles());
        texts(json.putArray("hints"), advice.change().hints());
        json.put("diff", UnifiedDiff.of(advice.template(), advice.change()));
        return json.toPrettyString();
    }

    private static ArrayNode groups(Grouping grouping) {
        ArrayNode groups = MAPPER.createArrayNode();
        grouping.groups()
                .forEach(group -> texts(
                        groups.addArray(),
                        group.endpoints().stream().map(Endpoint::routeKey).toList()));
        return groups;
    }

    private static void candidate(ObjectNode json, Candidate candidate) {
        json.put("p99Millis", candidate.p99Millis());
        json.put("worstP99Millis", candidate.worstP99Millis());
        json.put("coldShare", candidate.coldShare());
        json.put("usdPerMonth", candidate.usdPerMonth());
        json.put("blastRadius", candidate.blastRadius());
    }

    private static ObjectNode traffic(Advice advice) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("lines", advice.traffic().log().lines());
        json.put("unreadable", advice.traffic().log().unreadable());
        json.put("requests", advice.traffic().count());
        json.put("unmatched", advice.traffic().log().unmatched());
        json.put("others", advice.traffic().others());
        json.put("hours", advice.traffic().hours());
        ObjectNode byEndpoint = json.putObject("byEndpoint");
        advice.application()
                .endpoints()
                .forEach(it -> byEndpoint.put(it.routeKey(), advice.traffic().requests(it)));
        return json;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
