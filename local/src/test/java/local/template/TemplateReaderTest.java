package local.template;

import static local.template.Templates.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
    private static Path shop() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(TemplateReaderTest.class.getResource("/templates/shop.yaml"))
                .toURI());
    }

    private static Stack shop(Map<String, String> parameters) throws Exception {
        return new TemplateReader().read(shop(), parameters, Templates.NAMES);
    }

    @Test
    void a_whole_template_becomes_resources_in_their_order() throws Exception {
        Stack stack = shop(Map.of());
        assertThat(stack.resources())
                .extracting(Resource::logicalId)
                .containsExactly(
                        "Api",
                        "Tools",
                        "Orders",
                        "OrdersRole",
                        "Table",
                        "Work",
                        "WorkDlq",
                        "News",
                        "NewsToWork",
                        "ServerlessHttpApi");
        assertThat(stack.folder()).isEqualTo(shop().getParent());
        assertThat(stack.warnings()).isEmpty();
        assertThat(stack.parameters()).containsEntry("Stage", "test").containsEntry("TimeoutSeconds", "5");
    }

    @Test
    void a_function_has_everything_that_globals_and_references_give_it() throws Exception {
        JsonNode orders = shop(Map.of()).find("Orders").orElseThrow().properties();
        assertThat(orders.path("Runtime").asText()).isEqualTo("java25");
        assertThat(orders.path("Timeout").asInt()).isEqualTo(5);
        assertThat(orders.path("MemorySize").asInt()).isEqualTo(512);
        assertThat(orders.path("Layers"))
                .hasToString(
                        "[\"arn:aws:lambda:us-east-1:000000000000:layer:Tools:1\",\"arn:aws:lambda:us-east-1:123456789012:layer:other:7\"]");
        assertThat(orders.at("/Environment/Variables"))
                .hasToString("{\"LOG_LEVEL\":\"DEBUG\",\"STAGE\":\"test\",\"TABLE\":\"shop-Table\","
                        + "\"QUEUE_URL\":\"http://127.0.0.1:4566/000000000000/shop-Work\"}");
        assertThat(shop(Map.of()).find("Orders").orElseThrow().metadata()).hasToString("{\"owner\":\"shop\"}");
    }

    @Test
    void the_api_keeps_its_definition_with_plain_values() throws Exception {
        JsonNode api = shop(Map.of("Origins", "https://example.com"))
                .find("Api")
                .orElseThrow()
                .properties();
        assertThat(api.at("/DefinitionBody/paths/~1orders~1{id}/get/x-amazon-apigateway-integration/uri")
                        .asText())
                .isEqualTo("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                        + "arn:aws:lambda:us-east-1:000000000000:function:shop-Orders/invocations");
        assertThat(api.at("/CorsConfiguration/AllowOrigins")).hasToString("[\"https://example.com\"]");
        assertThat(api.at("/Tags/room").asText()).isEqualTo("shop");
        assertThat(shop(Map.of()).find("Api").orElseThrow().properties().has("CorsConfiguration"))
                .isFalse();
    }

    @Test
    void conditions_decide_on_resources_and_outputs() throws Exception {
        assertThat(shop(Map.of()).outputs()).containsOnlyKeys("Url", "RoleArn");
        Stack live = shop(Map.of("Stage", "live"));
        assertThat(live.outputs()).containsEntry("AlarmName", "shop-depth");
        assertThat(live.find("Orders")
                        .orElseThrow()
                        .properties()
                        .path("MemorySize")
                        .asInt())
                .isEqualTo(1769);
    }

    @Test
    void what_is_unknown_is_named_with_file_line_and_resource_and_left() throws Exception {
        Stack stack = Templates.read("""
                Transform: [AWS::Serverless-2016-10-31, MyMacro]
                Rules: {}
                Resources:
                  Bucket: {Type: AWS::S3::Bucket}
                  Site:
                    Type: AWS::SQS::Queue
                    Colour: red
                    Properties: {A: !GetAtt Bucket.WebsiteURL, B: !Ref Bucket}
                  F:
                    Type: AWS::Serverless::Function
                    Properties: {Events: {Upload: {Type: S3}}}
                  Api: {Type: AWS::Serverless::HttpApi, Properties: {DefinitionUri: api.yaml}}
                """);
        assertThat(stack.warnings().stream().map(it -> it.replaceAll("^.*template\\.yaml:", "")))
                .containsExactlyInAnyOrder(
                        "2: section Rules is not read",
                        "1: an unknown transform is not applied",
                        "7: Site (AWS::SQS::Queue): unknown key Colour, left out",
                        "4: Bucket (AWS::S3::Bucket): the type is unknown here, it is only named",
                        "8: Bucket (AWS::S3::Bucket): attribute WebsiteURL is made up",
                        "9: F (AWS::Serverless::Function): event Upload of type S3 does not fire here",
                        "12: Api (AWS::Serverless::HttpApi): DefinitionUri is not read, its routes are missing");
        assertThat(stack.find("Site").orElseThrow().properties())
                .hasToString("{\"A\":\"Bucket.WebsiteURL\",\"B\":\"shop-Bucket\"}");
    }

    @Test
    void an_event_without_an_api_brings_one() throws Exception {
        Stack stack = Templates.read(
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Role: r, Events: {E: {Type: HttpApi}}}}}");
        assertThat(stack.resources())
                .extracting(Resource::type)
                .containsExactly("AWS::Serverless::Function", "AWS::Serverless::HttpApi");
        assertThat(stack.find("ServerlessHttpApi")).isPresent();
    }

    @Test
    void what_cannot_be_a_template_is_refused() {
        assertThat(wrong("[]")).isEqualTo("1: the template must be a map");
        assertThat(wrong("Description: nothing")).isEqualTo("1: the template has no Resources");
        assertThat(wrong("Resources:\n  A: {Properties: {}}")).isEqualTo("2: resource A has no Type");
        assertThat(wrong("Resources:\n  A: {Type: AWS::SQS::Queue, Properties: [1]}"))
                .isEqualTo("2: Properties of A must be a map");
        assertThat(wrong("Resources:\n  A: {Type: AWS::SQS::Queue}\n  Fn::ForEach::X: [a, b, c]\n"))
                .contains("cannot be expanded");
        assertThat(wrong("Resources: {A: {Type: AWS::SQS::Queue}}\nOutputs:\n  X: {}\n"))
                .isEqualTo("3: output X has no Value");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new TemplateReader().read(Path.of("nowhere.yaml"), Map.of(), Templates.NAMES))
                .isInstanceOf(TemplateException.class)
                .hasMessage("nowhere.yaml:1: the file cannot be read: NoSuchFileException");
    }
}
