package comparison.advise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationReaderTest {
    private static final String FUNCTION =
            "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: x.H\n      CodeUri: x.zip\n";

    @TempDir
    Path folder;

    private Application read(String template) throws IOException, AdviseException {
        return reader(Optional.empty()).read(Files.writeString(folder.resolve("template.yaml"), template));
    }

    private static ApplicationReader reader(Optional<String> api) {
        return new ApplicationReader(Map.of(), "stack", api);
    }

    @Test
    void the_shop_has_six_functions_with_globals_merged_in() throws Exception {
        Application shop = reader(Optional.empty()).read(Path.of("src/test/resources/advise/shop/template.yaml"));

        assertThat(shop.functions()).hasSize(6);
        AppFunction create = shop.serving(Endpoint.parse("POST /orders"));
        assertThat(create.id()).isEqualTo("CreateOrder");
        assertThat(create.memoryMb()).isEqualTo(1024);
        assertThat(create.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(create.code()).isEqualTo("target/shop.zip");
        assertThat(create.permissions()).anyMatch(it -> it.startsWith("dynamodb:PutItem on "));
        assertThat(shop.function("PaymentWebhook").mustStayApart(create)).isTrue();
        assertThat(shop.notes()).isEmpty();
    }

    @Test
    void routes_of_a_rest_api_are_read_from_events_and_from_its_definition() throws Exception {
        Application application = read(FUNCTION + """
                      Runtime: java21
                      Events:
                        A: { Type: Api, Properties: { Path: /a, Method: get } }
                  Rest:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: prod
                      DefinitionBody:
                        paths:
                          /b:
                            post:
                              x-amazon-apigateway-integration:
                                uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations
                Outputs:
                  Url: { Value: !Sub 'https://${ServerlessRestApi}.execute-api.eu-central-1.amazonaws.com/Prod/' }
                """);

        assertThat(application.endpoints()).containsExactly(Endpoint.parse("GET /a"), Endpoint.parse("POST /b"));
    }

    @Test
    void a_default_route_is_an_endpoint_too() throws Exception {
        assertThat(read(FUNCTION + "      Runtime: java25\n      Events: { All: { Type: HttpApi } }\n")
                        .endpoints())
                .containsExactly(new Endpoint("ANY", "/{default+}"));
    }

    @Test
    void the_function_of_another_runtime_is_left_as_it_is_and_said() throws Exception {
        Application application = read(FUNCTION + """
                      Runtime: java25
                      Events:
                        A: { Type: HttpApi, Properties: { Path: /a, Method: GET } }
                  Node:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: nodejs22.x
                      Handler: index.handler
                      Events:
                        B: { Type: HttpApi, Properties: { Path: /b, Method: GET } }
                """);

        assertThat(application.functions()).extracting(AppFunction::id).containsExactly("F");
        assertThat(application.otherRoutes()).containsExactly(Endpoint.parse("GET /b"));
        assertThat(application.notes()).containsExactly("GET /b is left as it is: Node has Runtime nodejs22.x");
    }

    @Test
    void a_template_that_cannot_be_used_says_why() {
        assertThatThrownBy(() -> reader(Optional.empty()).read(folder.resolve("none.yaml")))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> read("Resources:\n  F: [\n"))
                .hasMessageMatching(".*template.yaml:\\d+: no valid YAML.*");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the template is empty");
        assertThatThrownBy(() -> read("Resources: {T: {Type: AWS::DynamoDB::Table}}"))
                .hasMessageContaining("has no function");
        assertThatThrownBy(() -> read(FUNCTION + "      Runtime: python3.13\n"))
                .hasMessageContaining("none of its 1 functions runs on Java; F has Runtime python3.13");
        assertThatThrownBy(() -> read(FUNCTION + "      Runtime: java25\n"))
                .hasMessageContaining("no route leads to a Java function");
        assertThatThrownBy(() -> read(FUNCTION + "      MemorySize: much\n      Events: { A: { Type: HttpApi } }\n"))
                .hasMessageContaining("F: MemorySize is \"much\"");
    }

    @Test
    void the_same_route_in_two_apis_asks_for_one_of_them() throws Exception {
        String two = FUNCTION + """
                      Runtime: java25
                      Events:
                        A: { Type: HttpApi, Properties: { Path: /a, Method: GET } }
                        B: { Type: Api, Properties: { Path: /a, Method: GET } }
                """;

        assertThatThrownBy(() -> read(two)).hasMessageContaining("choose one with --api");
        assertThat(reader(Optional.of("ServerlessRestApi"))
                        .read(folder.resolve("template.yaml"))
                        .endpoints())
                .hasSize(1);
    }
}
