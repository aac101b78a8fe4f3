package local.template;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How each type gets its name, and what {@code Ref} and {@code GetAtt} give: the explicit name, else stack and logical id. */
final class PhysicalNames {
    /** Equal to no real one: ARNs begin with arn. */
    private static final Identity UNKNOWN = new Identity("", Optional.of("unknown"), Map.of());

    private final Names names;

    PhysicalNames(Names names) {
        this.names = names;
    }

    /** Empty for a type that is not known here. */
    Optional<Identity> of(String type, String logicalId, Properties properties) throws TemplateException {
        String service = type.replaceAll("^AWS::|::[^:]*$", "");
        Identity identity =
                switch (service) {
                    case "SQS", "SNS", "Events", "Scheduler" -> messaging(type, logicalId, properties);
                    case "DynamoDB", "KMS", "SSM" -> keeping(type, logicalId, properties);
                    case "Serverless", "Lambda" -> computing(type, logicalId, properties);
                    case "ApiGatewayV2" -> apis(type, logicalId, properties);
                    default -> surroundings(type, logicalId, properties);
                };
        return identity.equals(UNKNOWN) ? Optional.empty() : Optional.of(identity);
    }

    private Identity messaging(String type, String id, Properties p) throws TemplateException {
        return switch (type) {
            case "AWS::SQS::Queue" -> {
                String name = name(id, p, "QueueName", fifo(p, "FifoQueue"));
                String url = "%s/%s/%s".formatted(endpoint(), names.account(), name);
                yield Identity.withArn(url, arn("sqs", name))
                        .and("QueueName", name)
                        .and("QueueUrl", url);
            }
            case "AWS::SNS::Topic" -> {
                String name = name(id, p, "TopicName", fifo(p, "FifoTopic"));
                String arn = arn("sns", name);
                yield new Identity(arn, Optional.of(arn), Map.of("TopicArn", arn, "TopicName", name));
            }
            case "AWS::SNS::Subscription" -> {
                String arn = p.text("TopicArn").orElse(arn("sns", id)) + ":" + uuid(id);
                yield new Identity(arn, Optional.of(arn), Map.of("Arn", arn));
            }
            case "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::Events::EventBusPolicy" ->
                Identity.named(own(id));
            case "AWS::Events::Rule" -> {
                String name = name(id, p, "Name", "");
                yield Identity.withArn(name, arn("events", "rule/" + name));
            }
            case "AWS::Events::EventBus" -> {
                String name = name(id, p, "Name", "");
                yield Identity.withArn(name, arn("events", "event-bus/" + name)).and("Name", name);
            }
            case "AWS::Scheduler::Schedule" -> {
                String name = name(id, p, "Name", "");
                String group = p.text("GroupName").orElse("default");
                yield Identity.withArn(name, arn("scheduler", "schedule/%s/%s".formatted(group, name)));
            }
            case "AWS::Scheduler::ScheduleGroup" -> {
                String name = name(id, p, "Name", "");
                yield Identity.withArn(name, arn("scheduler", "schedule-group/" + name));
            }
            default -> UNKNOWN;
        };
    }

    private Identity keeping(String type, String id, Properties p) throws TemplateException {
        return switch (type) {
            case "AWS::DynamoDB::Table" -> {
                String name = name(id, p, "TableName", "");
                String arn = arn("dynamodb", "table/" + name);
                Identity table = Identity.withArn(name, arn);
                yield p.has("StreamSpecification")
                        ? table.and("StreamArn", arn + "/stream/2026-01-01T00:00:00.000")
                        : table;
            }
            case "AWS::KMS::Key" -> {
                String key = uuid(id);
                yield Identity.withArn(key, arn("kms", "key/" + key)).and("KeyId", key);
            }
            case "AWS::KMS::Alias" -> {
                String alias = name(id, p, "AliasName", "");
                yield new Identity(alias, Optional.of(arn("kms", alias)), Map.of());
            }
            case "AWS::SSM::Parameter" -> {
                String name = name(id, p, "Name", "");
                String arn = arn("ssm", "parameter" + (name.startsWith("/") ? name : "/" + name));
                yield new Identity(
                        name,
                        Optional.of(arn),
                        Map.of(
                                "Type",
                                p.text("Type").orElse("String"),
                                "Value",
                                p.text("Value").orElse("")));
            }
            default -> UNKNOWN;
        };
    }

    private Identity computing(String type, String id, Properties p) throws TemplateException {
        return switch (type) {
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> {
                String name = name(id, p, "FunctionName", "");
                String arn = arn("lambda", "function:" + name);
                Identity function = Identity.withArn(name, arn).and("Version", arn + ":1");
                Optional<String> alias = p.text("AutoPublishAlias");
                yield alias.isPresent() ? function.and("Alias", arn + ":" + alias.get()) : function;
            }
            case "AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion" -> {
                // SAM names a layer by its logical id.
                String unnamed = type.startsWith("AWS::Serverless::") ? id : own(id);
                String arn =
                        arn("lambda", "layer:%s:1".formatted(p.text("LayerName").orElse(unnamed)));
                yield new Identity(arn, Optional.of(arn), Map.of("LayerVersionArn", arn));
            }
            case "AWS::Serverless::SimpleTable" -> keeping("AWS::DynamoDB::Table", id, p);
            case "AWS::Serverless::HttpApi", "AWS::Serverless::Api", "AWS::Serverless::WebSocketApi" ->
                api(type, id, p).and("Stage", p.text("StageName").orElse(defaultStage(type)));
            case "AWS::Lambda::Version" -> {
                String arn = p.text("FunctionName").orElse(own(id)) + ":1";
                yield new Identity(arn, Optional.of(arn), Map.of("Version", "1", "FunctionArn", arn));
            }
            case "AWS::Lambda::Alias" -> {
                String function = p.text("FunctionName").orElse(own(id));
                String arn = (function.startsWith("arn:") ? function : arn("lambda", "function:" + function))
                        + ":"
                        + p.text("Name").orElse(own(id));
                yield new Identity(arn, Optional.of(arn), Map.of("AliasArn", arn));
            }
            case "AWS::Lambda::EventSourceMapping" -> Identity.named(uuid(id)).and("Id", uuid(id));
            case "AWS::Lambda::Permission", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::LayerVersionPermission" ->
                Identity.named(own(id));
            default -> UNKNOWN;
        };
    }

    private Identity apis(String type, String id, Properties p) throws TemplateException {
        String unique = apiId(id);
        return switch (type) {
            case "AWS::ApiGatewayV2::Api" -> api(type, id, p);
            case "AWS::ApiGatewayV2::Stage" ->
                Identity.named(p.text("StageName").orElse("$default"));
            case "AWS::ApiGatewayV2::Authorizer" -> Identity.named(unique).and("AuthorizerId", unique);
            case "AWS::ApiGatewayV2::Deployment" -> Identity.named(unique).and("DeploymentId", unique);
            case "AWS::ApiGatewayV2::Route" -> Identity.named(unique).and("RouteId", unique);
            case "AWS::ApiGatewayV2::Integration" -> Identity.named(unique).and("IntegrationId", unique);
            case "AWS::ApiGatewayV2::Model",
                    "AWS::ApiGatewayV2::IntegrationResponse",
                    "AWS::ApiGatewayV2::RouteResponse" -> Identity.named(unique);
            default -> UNKNOWN;
        };
    }

    private Identity surroundings(String type, String id, Properties p) throws TemplateException {
        return switch (type) {
            case "AWS::IAM::Role" -> {
                String name = name(id, p, "RoleName", "");
                yield Identity.withArn(name, global("role" + p.text("Path").orElse("/") + name))
                        .and("RoleId", "AROA" + apiId(id).toUpperCase(java.util.Locale.ROOT));
            }
            case "AWS::IAM::ManagedPolicy" -> {
                String arn = global("policy" + p.text("Path").orElse("/") + name(id, p, "ManagedPolicyName", ""));
                yield new Identity(arn, Optional.of(arn), Map.of("PolicyArn", arn));
            }
            case "AWS::IAM::Policy" -> Identity.named(name(id, p, "PolicyName", ""));
            case "AWS::Logs::LogGroup" -> {
                String name = name(id, p, "LogGroupName", "");
                yield Identity.withArn(name, arn("logs", "log-group:%s:*".formatted(name)));
            }
            case "AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter" ->
                Identity.named(name(id, p, "FilterName", ""));
            case "AWS::CloudWatch::Alarm" -> {
                String name = name(id, p, "AlarmName", "");
                yield Identity.withArn(name, arn("cloudwatch", "alarm:" + name));
            }
            case "AWS::CloudWatch::Dashboard" -> Identity.named(name(id, p, "DashboardName", ""));
            case "AWS::SES::ConfigurationSet" -> {
                String name = name(id, p, "Name", "");
                yield new Identity(name, Optional.of(arn("ses", "configuration-set/" + name)), Map.of());
            }
            case "AWS::SES::EmailIdentity" -> emailIdentity(id, p);
            case "AWS::SES::ConfigurationSetEventDestination" ->
                Identity.named(own(id)).and("Id", own(id));
            case "AWS::SES::Template" -> Identity.named(own(id)).and("Id", own(id));
            default -> UNKNOWN;
        };
    }

    private Identity emailIdentity(String id, Properties p) throws TemplateException {
        String name = name(id, p, "EmailIdentity", "");
        Identity identity = new Identity(name, Optional.of(arn("ses", "identity/" + name)), Map.of());
        for (int i = 1; i <= 3; i++) {
            String token = apiId(id + i);
            identity = identity.and("DkimDNSTokenName" + i, "%s._domainkey.%s".formatted(token, name))
                    .and("DkimDNSTokenValue" + i, token + ".dkim.amazonses.com");
        }
        return identity;
    }

    private Identity api(String type, String id, Properties p) throws TemplateException {
        String api = apiId(id);
        Identity identity = Identity.named(api);
        return switch (type) {
            case "AWS::Serverless::Api" -> identity.and("RestApiId", api).and("RootResourceId", apiId(id + "/"));
            default -> {
                boolean socket = type.equals("AWS::Serverless::WebSocketApi")
                        || p.text("ProtocolType").equals(Optional.of("WEBSOCKET"));
                yield identity.and("ApiId", api)
                        .and(
                                "ApiEndpoint",
                                "%s://%s.execute-api.%s.amazonaws.com"
                                        .formatted(socket ? "wss" : "https", api, names.region()));
            }
        };
    }

    private static String defaultStage(String type) {
        return type.equals("AWS::Serverless::HttpApi")
                ? "$default"
                : type.equals("AWS::Serverless::Api") ? "Prod" : "default";
    }

    private String name(String id, Properties p, String property, String suffix) throws TemplateException {
        return p.text(property).orElse(own(id) + suffix);
    }

    private static String fifo(Properties p, String property) throws TemplateException {
        return p.text(property).equals(Optional.of("true")) ? ".fifo" : "";
    }

    private String own(String id) {
        return names.stack() + "-" + id;
    }

    private String arn(String service, String rest) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, names.region(), names.account(), rest);
    }

    private String global(String rest) {
        return "arn:aws:iam::%s:%s".formatted(names.account(), rest);
    }

    private String endpoint() {
        return names.awsEndpoint().toString().replaceAll("/+$", "");
    }

    /** The same for the same stack and logical id, at every start. */
    private String uuid(String id) {
        return UUID.nameUUIDFromBytes((names.stack() + "/" + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Ten characters a-z and 0-9, as API Gateway's ids have. */
    private String apiId(String id) {
        long bits = UUID.fromString(uuid(id)).getMostSignificantBits() >>> 8;
        String digits = "0000000000" + Long.toString(bits, 36);
        return digits.substring(digits.length() - 10);
    }
}
