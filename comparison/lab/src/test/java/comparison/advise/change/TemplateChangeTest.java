package comparison.advise.change;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.advise.app.AdviseException;
import comparison.advise.app.Application;
import comparison.advise.app.ApplicationReader;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.Grouping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateChangeTest {
    private static final Path SHOP = Path.of("src/test/resources/advise/shop/template.yaml");
    private static final ApplicationReader READER = new ApplicationReader(Map.of(), "shop", Optional.empty());
    private static final Programs NO_PROGRAMS = new Programs(Map.of(), Map.of());
    private static final Programs ROUTER = new Programs(Map.of("", "shop.Router::handleRequest"), Map.of());

    /** A router that serves three endpoints, another with one, wired in the API's definition. */
    private static final String DEFINITION = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  DefinitionBody:
                    openapi: 3.0.1
                    paths:
                      /a:
                        get:
                          x-amazon-apigateway-integration:
                            type: aws_proxy
                            payloadFormatVersion: '2.0'
                            uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Router.Arn}/invocations
                      /b:
                        get:
                          x-amazon-apigateway-integration:
                            type: aws_proxy
                            payloadFormatVersion: '2.0'
                            uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Router.Arn}/invocations
              Router:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: router
                  Runtime: java25
                  Handler: x.Router
                  CodeUri: x.zip
              RouterPermission:
                Type: AWS::Lambda::Permission
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !Ref Router
                  Principal: apigateway.amazonaws.com
            """;

    @TempDir
    Path folder;

    private static Group group(String... keys) {
        return new Group(Arrays.stream(keys).map(Endpoint::parse).toList());
    }

    private static Grouping ordersTogether() {
        return new Grouping(List.of(
                group("GET /products"),
                group("GET /products/{id}"),
                group("POST /orders", "GET /orders/{id}", "DELETE /orders/{id}"),
                group("POST /payments")));
    }

    private Application read(String template) throws IOException, AdviseException {
        return READER.read(Files.writeString(folder.resolve("template.yaml"), template));
    }

    private Change change(String template, Grouping grouping, Programs programs) throws IOException, AdviseException {
        return new TemplateChange(
                        READER, programs, endpoint -> endpoint.method().equals("GET") ? 10 : 1)
                .to(grouping, read(template), template);
    }

    @Test
    void a_merge_with_a_handler_reads_back_as_the_proposed_grouping() throws Exception {
        Change change = change(Files.readString(SHOP), ordersTogether(), ROUTER);

        assertThat(change.obstacles()).isEmpty();
        Application after = read(change.after());
        assertThat(after.grouping()).isEqualTo(ordersTogether());
        var merged = after.serving(Endpoint.parse("POST /orders"));
        assertThat(merged.id()).isEqualTo("GetOrder");
        assertThat(merged.handler()).isEqualTo("shop.Router::handleRequest");
        assertThat(merged.timeout()).hasSeconds(15);
        assertThat(merged.permissions())
                .containsAll(
                        read(Files.readString(SHOP)).function("CreateOrder").permissions());
    }

    @Test
    void a_merge_without_a_handler_says_what_code_is_needed_and_marks_the_line() throws Exception {
        Change change = change(Files.readString(SHOP), ordersTogether(), NO_PROGRAMS);

        assertThat(change.obstacles())
                .singleElement()
                .asString()
                .startsWith("GetOrder must answer POST /orders, DELETE /orders/{id}, GET /orders/{id}")
                .contains("--handler GetOrder=");
        assertThat(UnifiedDiff.of(Path.of("template.yaml"), change))
                .contains("+      Handler: shop.GetOrder::handleRequest # advise: a handler that routes");
    }

    @Test
    void lines_that_no_change_names_stay_as_they_are() throws Exception {
        String before = Files.readString(SHOP);
        List<String> after =
                change(before, ordersTogether(), ROUTER).after().lines().toList();

        assertThat(after)
                .contains("            Method: GET # the page that everybody sees")
                .contains("  # The payment provider calls this one. It alone may read the secret, so it stays apart.")
                .doesNotContain("  # A customer changes their mind.");
        assertThat(String.join("\n", after)).startsWith(before.substring(0, before.indexOf("  CreateOrder:")));
    }

    @Test
    void a_changed_template_is_not_changed_again() throws Exception {
        String after = change(Files.readString(SHOP), ordersTogether(), ROUTER).after();

        assertThat(change(after, ordersTogether(), NO_PROGRAMS).isNone()).isTrue();
    }

    @Test
    void what_was_merged_can_be_split_again_without_a_new_handler() throws Exception {
        String merged = change(Files.readString(SHOP), ordersTogether(), ROUTER).after();
        Grouping separate = Grouping.separate(read(merged).endpoints());

        Change change = change(merged, separate, NO_PROGRAMS);

        assertThat(change.obstacles()).isEmpty();
        assertThat(read(change.after()).grouping()).isEqualTo(separate);
        assertThat(read(change.after()).serving(Endpoint.parse("POST /orders")).id())
                .isEqualTo("GetOrderPostOrders");
        assertThat(change.hints()).anyMatch(it -> it.contains("take out of its policies"));
    }

    @Test
    void carriage_returns_and_tabs_stay() throws Exception {
        String before = Files.readString(SHOP)
                .replace("Timeout: 15 # the stock answers slowly", "Timeout: 15\t# the stock\tanswers slowly")
                .replace("\n", "\r\n");

        String after = change(before, ordersTogether(), ROUTER).after();

        assertThat(after.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        String split = change(before, Grouping.routed(read(before).endpoints()), ROUTER)
                .after();
        assertThat(split).doesNotContain("GetOrder:\r\n");
        assertThat(change(before, read(before).grouping(), ROUTER).after()).isEqualTo(before);
    }

    @Test
    void a_definition_is_split_by_its_integrations_and_the_new_function_may_be_invoked() throws Exception {
        Change change = change(DEFINITION, Grouping.separate(read(DEFINITION).endpoints()), NO_PROGRAMS);

        assertThat(change.obstacles()).isEmpty();
        assertThat(change.after())
                .contains("functions/${RouterGetB.Arn}/invocations")
                .contains("RouterGetBRouterPermission:")
                .contains("FunctionName: !Ref RouterGetB");
        assertThat(change.hints()).anyMatch(it -> it.contains("has no FunctionName"));
    }

    @Test
    void an_integration_behind_a_condition_is_left_to_a_human() throws Exception {
        String conditional = DEFINITION
                .replace(
                        "uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Router.Arn}/invocations",
                        "uri: !If [Chosen, !Sub '${Router.Arn}', !Sub '${Router.Arn}']")
                .replace("Resources:", "Conditions: {Chosen: !Equals [a, a]}\nResources:");

        assertThat(change(conditional, Grouping.separate(read(conditional).endpoints()), NO_PROGRAMS)
                        .obstacles())
                .anyMatch(it -> it.startsWith("GET /b: its integration (line"));
    }

    @Test
    void variables_that_contradict_each_other_are_said_and_not_guessed() throws Exception {
        String before = Files.readString(SHOP).replaceFirst("ORDERS: !Ref Orders", "ORDERS: !Ref Products");

        assertThat(change(before, ordersTogether(), ROUTER).obstacles())
                .anyMatch(it -> it.contains("the variable ORDERS is '!Ref Orders' in GetOrder and '!Ref Products'"));
    }

    @Test
    void a_function_that_something_else_names_stays() throws Exception {
        String before = Files.readString(SHOP) + "  Cancel:\n    Value: !GetAtt CancelOrder.Arn\n";

        Change change = change(before, ordersTogether(), ROUTER);

        assertThat(change.hints()).anyMatch(it -> it.startsWith("CancelOrder serves nothing any more and stays"));
        assertThat(change.after()).contains("  CancelOrder:\n");
        assertThat(read(change.after()).grouping()).isEqualTo(ordersTogether());
    }

    @Test
    void a_grouping_behind_a_parameter_is_named_and_not_edited() throws Exception {
        String conditional = """
                Transform: AWS::Serverless-2016-10-31
                Parameters:
                  Layout: { Type: String, AllowedValues: [routed, separate], Default: routed }
                Conditions:
                  Separate: !Equals [!Ref Layout, separate]
                Resources:
                  Api:
                    Type: AWS::Serverless::HttpApi
                    Properties:
                      DefinitionBody:
                        paths:
                          /a: { get: { x-amazon-apigateway-integration: { type: aws_proxy, payloadFormatVersion: '2.0', uri: !GetAtt A.Arn } } }
                          /b: { get: { x-amazon-apigateway-integration: { type: aws_proxy, payloadFormatVersion: '2.0', uri: !If [Separate, !GetAtt B.Arn, !GetAtt A.Arn] } } }
                  A: { Type: AWS::Serverless::Function, Properties: { Runtime: java25, Handler: x.A, CodeUri: x.zip } }
                  B: { Type: AWS::Serverless::Function, Condition: Separate, Properties: { Runtime: java25, Handler: x.B, CodeUri: x.zip } }
                """;
        Grouping separate = Grouping.separate(read(conditional).endpoints());

        assertThat(ParameterChoice.of(folder.resolve("template.yaml"), conditional, READER, separate))
                .contains("Layout=separate");
    }

    @Test
    void the_roles_of_merged_functions_are_merged_too() throws Exception {
        String roles = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                """ + withRole("A", "dynamodb:GetItem") + withRole("B", "dynamodb:PutItem");

        Change change = change(roles, Grouping.routed(read(roles).endpoints()), ROUTER);

        assertThat(change.obstacles()).isEmpty();
        assertThat(read(change.after()).functions()).singleElement().satisfies(it -> assertThat(it.permissions())
                .containsExactlyInAnyOrder("dynamodb:GetItem on *", "dynamodb:PutItem on *"));
    }

    private static String withRole(String name, String action) {
        return """
                  %1$s:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: x.%1$s
                      CodeUri: x.zip
                      Role: !GetAtt %1$sRole.Arn
                      Events:
                        Get: { Type: HttpApi, Properties: { Path: /%1$s, Method: GET } }
                  %1$sRole:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies:
                        - PolicyName: of-%1$s
                          PolicyDocument:
                            Statement: [{ Effect: Allow, Action: '%2$s', Resource: '*' }]
                """.formatted(name, action).indent(2);
    }

    @Test
    void events_in_one_line_are_left_to_a_human() throws Exception {
        String before = Files.readString(SHOP)
                .replace(
                        "        Create:\n          Type: HttpApi\n          Properties: { Path: /orders, Method: POST }",
                        "        { Create: { Type: HttpApi, Properties: { Path: /orders, Method: POST } } }");

        assertThat(change(before, ordersTogether(), ROUTER).obstacles())
                .anyMatch(it -> it.contains("the events of CreateOrder are not written on lines of their own"));
    }
}
