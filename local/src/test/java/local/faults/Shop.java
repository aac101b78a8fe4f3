package local.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;

/** The names of a stack of functions Sender and Pump, queue Mails, table Rows and topic News; physical names begin with {@code shop-}. */
final class Shop {
    static final StackNames NAMES = StackNames.of(new Stack(
            new Names("shop", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")),
            Path.of("."),
            Map.of(),
            List.of(
                    resource("Sender", "AWS::Serverless::Function", "shop-Sender"),
                    resource("Pump", "AWS::Serverless::Function", "shop-Pump"),
                    resource("Mails", "AWS::SQS::Queue", "http://127.0.0.1:1/000000000000/shop-Mails"),
                    resource("Rows", "AWS::DynamoDB::Table", "shop-Rows"),
                    resource("News", "AWS::SNS::Topic", "arn:aws:sns:us-east-1:000000000000:shop-News")),
            Map.of(),
            List.of()));

    private Shop() {}

    private static Resource resource(String id, String type, String ref) {
        var none = JsonNodeFactory.instance.objectNode();
        return new Resource(id, type, ref, Map.of(), none, none);
    }

    /** One rule as YAML flow: {@code at}, {@code do} and {@code when}. */
    static String rule(String at, String act, String when) {
        return "faults: [{name: it, at: {%s}, do: %s, when: {%s}}]".formatted(at, act, when);
    }

    static FaultFile file(String text) {
        try {
            return FaultFile.parse("faults.yaml", text, NAMES);
        } catch (FaultFileException e) {
            throw new AssertionError(e);
        }
    }
}
