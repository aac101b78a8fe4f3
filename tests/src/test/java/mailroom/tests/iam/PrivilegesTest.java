package mailroom.tests.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import local.observe.CallTrail.Deed;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateException;
import local.template.TemplateReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison itself: that it finds what is too much and what is too little. */
class PrivilegesTest {
    private static final String TEMPLATE = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          SesSandbox: { Type: String, Default: 'false' }
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders.zip
              Handler: Orders
              Runtime: java25
              Role: !GetAtt OrdersRole.Arn
              LoggingConfig: { LogGroup: !Ref OrdersLogs }
              Events:
                Work: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } }
          OrdersLogs:
            Type: AWS::Logs::LogGroup
            Properties: { LogGroupName: /aws/lambda/orders }
          Queue: { Type: AWS::SQS::Queue }
          Table:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
              KeySchema: [{ AttributeName: pk, KeyType: HASH }]
          OrdersRole:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {}
              Policies:
                - PolicyName: calls
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action: [logs:CreateLogStream, logs:PutLogEvents]
                        Resource: !GetAtt OrdersLogs.Arn
                      - Effect: Allow
                        Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]
                        Resource: !GetAtt Queue.Arn
                      - Effect: Allow
                        Action: [dynamodb:PutItem, dynamodb:Query]
                        Resource: !GetAtt Table.Arn
                      - Effect: Allow
                        Action: [ses:SendEmail, ses:SendRawEmail]
                        Resource: !Sub arn:aws:ses:${AWS::Region}:${AWS::AccountId}:identity/example.com
        """;

    private static final Deed PUT = deed("dynamodb", "TransactWriteItems", "Put", "t-Table");
    private static final Deed QUERY = deed("dynamodb", "Query", "", "t-Table");
    private static final Deed MAIL = deed("ses", "SendEmail", "From", "orders@example.com");

    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void read() throws IOException, TemplateException {
        Path file = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        stack = new TemplateReader()
                .read(file, Map.of(), new Names("t", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")));
    }

    private static Deed deed(String service, String operation, String part, String resource) {
        return new Deed("LOCALORDERS", service, operation, part, resource);
    }

    private static Privileges.Difference compare(Collection<Deed> deeds) {
        return new Privileges(stack).compare(stack.find("Orders").orElseThrow(), deeds);
    }

    private static List<Deed> allAnd(Deed... others) {
        return Stream.concat(Stream.of(PUT, QUERY, MAIL), Arrays.stream(others)).toList();
    }

    @Test
    void a_role_that_grants_what_is_used_differs_in_nothing() {
        assertThat(compare(allAnd())).isEqualTo(new Privileges.Difference(Set.of(), Set.of()));
    }

    @Test
    void what_nobody_used_is_found() {
        assertThat(compare(List.of(PUT, MAIL)).unused()).singleElement().satisfies(it -> assertThat(it.action())
                .isEqualTo("dynamodb:Query"));
    }

    @Test
    void what_is_not_granted_is_found_a_transactions_items_too() {
        Privileges.Difference difference = compare(allAnd(
                deed("dynamodb", "TransactWriteItems", "ConditionCheck", "t-Table"),
                deed("dynamodb", "Query", "index/by-owner", "t-Table")));
        assertThat(difference.unused()).isEmpty();
        assertThat(difference.missing())
                .extracting(Use::action)
                .containsExactlyInAnyOrder("dynamodb:ConditionCheckItem", "dynamodb:Query");
    }

    @Test
    void another_functions_calls_are_no_use() {
        Deed others = new Deed("LOCALBILLS", "dynamodb", "Query", "", "t-Table");
        assertThat(compare(List.of(PUT, MAIL, others)).unused()).hasSize(1);
    }

    @Test
    void a_sender_needs_its_address_or_its_domain_and_in_the_sandbox_the_recipients_too() throws Exception {
        assertThat(compare(allAnd()).missing()).isEmpty();
        Stack inSandbox = new TemplateReader()
                .read(stack.folder().resolve("template.yaml"), Map.of("SesSandbox", "true"), stack.names());
        assertThat(new Privileges(inSandbox)
                        .compare(inSandbox.find("Orders").orElseThrow(), allAnd())
                        .missing())
                .extracting(Use::action)
                .containsExactlyInAnyOrder("ses:SendEmail", "ses:SendRawEmail");
    }

    @Test
    void a_call_that_the_kept_table_does_not_know_stops_the_test() {
        assertThatThrownBy(() -> compare(List.of(deed("dynamodb", "ExecuteStatement", "", "t-Table"))))
                .hasMessageContaining("iam-actions.txt");
    }
}
