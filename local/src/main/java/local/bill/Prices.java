package local.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A price list: {@code prices.json}, in this package's resources or the user's own.
 *
 * @param notes what the list leaves out, one sentence each
 */
public record Prices(Map<String, Price> byId, List<String> notes) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Prices {
        byId = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byId));
        notes = List.copyOf(notes);
    }

    /** The list that comes with the runtime. */
    public static Prices standard() {
        try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list of one's own; it has the form of the standard one and names a price for everything that one does.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static Prices parse(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            Map<String, Price> byId = new LinkedHashMap<>();
            for (JsonNode each : json.path("prices")) {
                Price price = price(each);
                if (byId.put(price.id(), price) != null) {
                    throw new IllegalArgumentException("the price %s stands there twice".formatted(price.id()));
                }
            }
            List<String> notes =
                    json.path("notes").valueStream().map(JsonNode::asText).toList();
            return new Prices(byId, notes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the prices are no valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The price of that id. */
    public Price of(String id) {
        Price price = byId.get(id);
        if (price == null) {
            throw new IllegalArgumentException("the list has no price " + id);
        }
        return price;
    }

    private static Price price(JsonNode json) {
        String id = text(json, "id", "a price");
        try {
            return new Price(
                    id,
                    text(json, "label", id),
                    new BigDecimal(text(json, "usd", id)),
                    Long.parseLong(text(json, "per", id)),
                    text(json, "unit", id),
                    text(json, "region", id),
                    LocalDate.parse(text(json, "date", id)),
                    text(json, "source", id),
                    Price.Confirmation.valueOf(text(json, "confirmed", id).toUpperCase(Locale.ROOT)));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("%s: usd, per or date cannot be read".formatted(id), e);
        }
    }

    private static String text(JsonNode json, String field, String of) {
        JsonNode value = json.path(field);
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("%s has no %s".formatted(of, field));
        }
        return value.asText();
    }
}
