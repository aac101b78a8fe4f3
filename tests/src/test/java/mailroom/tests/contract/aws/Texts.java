package mailroom.tests.contract.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Message attributes of SNS in short: a text is a String, {@code #1.5} a Number, {@code ["a"]} a String.Array. */
final class Texts {
    private Texts() {}

    static Map<String, MessageAttributeValue> attributes(Map<String, String> texts) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        texts.forEach((name, text) -> attributes.put(name, value(text)));
        return attributes;
    }

    private static MessageAttributeValue value(String text) {
        String type = text.startsWith("#") ? "Number" : text.startsWith("[") ? "String.Array" : "String";
        return MessageAttributeValue.builder()
                .dataType(type)
                .stringValue(type.equals("Number") ? text.substring(1) : text)
                .build();
    }
}
