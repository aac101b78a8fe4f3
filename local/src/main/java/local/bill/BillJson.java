package local.bill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A bill for programs; {@code local/docs/bill.md} gives the shape. */
public final class BillJson {
    private BillJson() {}

    /** One JSON object, indented. */
    public static String of(Bill bill) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("since", bill.reading().since().toString())
                .put("until", bill.reading().until().toString())
                .put("seconds", bill.reading().time().toMillis() / 1_000.0)
                .put("currency", "USD");
        lines(json.putArray("lines"), bill.lines());
        json.put("total", bill.total()).put("http_requests", bill.requests());
        put(json, "per_1000_requests", bill.perThousandRequests());
        put(json, "per_1000_requests_without_idle", bill.perThousandRequestsOfWork());
        ObjectNode month = json.putObject("month_standing_still");
        lines(month.putArray("lines"), bill.monthly());
        month.put("total", bill.monthlyTotal());
        bill.notes().forEach(json.putArray("notes")::add);
        return json.toPrettyString();
    }

    private static void put(ObjectNode json, String field, Optional<BigDecimal> usd) {
        usd.ifPresentOrElse(it -> json.put(field, it), () -> json.putNull(field));
    }

    private static void lines(ArrayNode array, List<Bill.Line> lines) {
        for (Bill.Line line : lines) {
            Price price = line.price();
            ObjectNode json = array.addObject()
                    .put("item", price.id())
                    .put("label", price.label())
                    .put("amount", line.amount())
                    .put("unit", price.unit())
                    .put("usd", line.usd())
                    .put("cause", line.cause().name().toLowerCase(Locale.ROOT));
            json.putObject("price")
                    .put("usd", price.usd())
                    .put("per", price.per())
                    .put("region", price.region())
                    .put("date", price.date().toString())
                    .put("source", price.source())
                    .put("confirmed", price.confirmed().name().toLowerCase(Locale.ROOT));
            line.by().forEach(json.putObject("by")::put);
        }
    }
}
