package local.aws.ses;

import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import local.aws.proxy.AwsError;

/** The pieces that SES's requests are made of. */
final class Fields {
    private Fields() {}

    /** A list of addresses, display names taken off. */
    static List<String> addresses(JsonNode array) {
        List<String> addresses = new ArrayList<>();
        array.forEach(it -> addresses.add(bare(it.asText())));
        return addresses;
    }

    /** The sender with the display name, as it goes into the email; its address is one, or the request is refused. */
    static String sender(JsonNode body) {
        String from = required(body, "FromEmailAddress");
        bare(from);
        return from;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    private static String bare(String address) {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            if (parsed.getAddress().indexOf('@') > 0) {
                return parsed.getAddress();
            }
        } catch (AddressException e) {
            throw illegal(address);
        }
        throw illegal(address);
    }

    private static AwsError illegal(String address) {
        return new AwsError(400, "BadRequestException", "Illegal address: " + address);
    }

    /** {@code [{"Name", "Value"}]} as a map; the last of a name wins. */
    static SequencedMap<String, String> pairs(JsonNode array) {
        SequencedMap<String, String> pairs = new LinkedHashMap<>();
        array.forEach(it -> pairs.put(required(it, "Name"), required(it, "Value")));
        return pairs;
    }

    /** {@code defaults}, overridden by {@code own}. */
    static SequencedMap<String, String> merged(Map<String, String> defaults, Map<String, String> own) {
        SequencedMap<String, String> merged = new LinkedHashMap<>(defaults);
        merged.putAll(own);
        return merged;
    }

    static void checkCount(int recipients, int most) {
        if (recipients < 1 || recipients > most) {
            throw new AwsError(
                    400, "BadRequestException", "Recipient count is %d, 1 to %d allowed.".formatted(recipients, most));
        }
    }
}
