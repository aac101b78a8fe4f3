package mailroom.tests.iam;

import java.util.Set;
import java.util.stream.Stream;
import local.observe.CallTrail.Deed;
import local.template.Resource;
import local.template.Stack;

/** What a call names, as IAM names it. */
record Arns(Stack stack) {
    /** Resources of which IAM asks for one. */
    Set<String> of(Deed deed) {
        return switch (deed.service()) {
            case "dynamodb" -> Set.of(table(deed));
            case "ses" -> mail(deed);
            case "execute-api" -> Set.of(connections(deed));
            case "lambda" -> Set.of(function(deed.resource()));
            default -> Set.of(named(deed.resource()).arn());
        };
    }

    private String table(Deed deed) {
        String arn = named(deed.resource()).arn();
        return deed.part().startsWith("index/") ? arn + "/" + deed.part() : arn;
    }

    private Set<String> mail(Deed deed) {
        if (deed.part().equals("From")) {
            String domain = deed.resource().substring(deed.resource().indexOf('@') + 1);
            return Set.of(arn("ses", "identity/" + deed.resource()), arn("ses", "identity/" + domain));
        }
        return Set.of(arn("ses", "configuration-set/" + deed.resource()));
    }

    private String connections(Deed deed) {
        String verb =
                switch (deed.operation()) {
                    case "PostToConnection" -> "POST";
                    case "DeleteConnection" -> "DELETE";
                    default -> "GET";
                };
        Resource api = stack.ofType("AWS::Serverless::WebSocketApi").getFirst();
        String stage = api.properties().path("StageName").asText();
        return arn("execute-api", "%s/%s/%s/@connections/*".formatted(api.ref(), stage, verb));
    }

    private String function(String name) {
        return stack.ofType("AWS::Serverless::Function").stream()
                .flatMap(it -> Stream.of(it.arn(), it.arn() + ":live")
                        .filter(arn -> arn.equals(name) || arn.endsWith(":function:" + name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stack has no function " + name));
    }

    private Resource named(String name) {
        return stack.resources().stream()
                .filter(it -> it.ref().equals(name)
                        || name.equals(it.attributes().get("Arn"))
                        || name.equals(it.attributes().get("QueueName")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stack has nothing of the name " + name));
    }

    /** In this account and region. */
    String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s"
                .formatted(service, stack.names().region(), stack.names().account(), resource);
    }
}
