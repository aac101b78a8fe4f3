package local.template;

import static local.template.Templates.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicalNamesTest {
    private static Resource resource(String type, String properties) throws TemplateException {
        return Templates.read("Resources:\n  R: {Type: '%s', Properties: {%s}}\n".formatted(type, properties))
                .find("R")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::SQS::Queue | | http://127.0.0.1:4566/000000000000/shop-R | arn:aws:sqs:us-east-1:000000000000:shop-R",
                "AWS::SQS::Queue | QueueName: jobs | http://127.0.0.1:4566/000000000000/jobs | arn:aws:sqs:us-east-1:000000000000:jobs",
                "AWS::SQS::Queue | FifoQueue: true | http://127.0.0.1:4566/000000000000/shop-R.fifo | arn:aws:sqs:us-east-1:000000000000:shop-R.fifo",
                "AWS::SNS::Topic | | arn:aws:sns:us-east-1:000000000000:shop-R | arn:aws:sns:us-east-1:000000000000:shop-R",
                "AWS::DynamoDB::Table | TableName: t | t | arn:aws:dynamodb:us-east-1:000000000000:table/t",
                "AWS::SSM::Parameter | Name: /a/b, Value: v | /a/b | arn:aws:ssm:us-east-1:000000000000:parameter/a/b",
                "AWS::SSM::Parameter | Value: v | shop-R | arn:aws:ssm:us-east-1:000000000000:parameter/shop-R",
                "AWS::Serverless::Function | | shop-R | arn:aws:lambda:us-east-1:000000000000:function:shop-R",
                "AWS::Lambda::Function | FunctionName: f | f | arn:aws:lambda:us-east-1:000000000000:function:f",
                "AWS::Serverless::LayerVersion | LayerName: l | arn:aws:lambda:us-east-1:000000000000:layer:l:1 | arn:aws:lambda:us-east-1:000000000000:layer:l:1",
                "AWS::IAM::Role | RoleName: r | r | arn:aws:iam::000000000000:role/r",
                "AWS::Logs::LogGroup | LogGroupName: /x | /x | arn:aws:logs:us-east-1:000000000000:log-group:/x:*",
                "AWS::CloudWatch::Alarm | | shop-R | arn:aws:cloudwatch:us-east-1:000000000000:alarm:shop-R",
                "AWS::SES::ConfigurationSet | Name: c | c | arn:aws:ses:us-east-1:000000000000:configuration-set/c",
                "AWS::SES::EmailIdentity | EmailIdentity: example.com | example.com | arn:aws:ses:us-east-1:000000000000:identity/example.com",
                "AWS::KMS::Alias | AliasName: alias/a | alias/a | arn:aws:kms:us-east-1:000000000000:alias/a",
                "AWS::Events::Rule | Name: n | n | arn:aws:events:us-east-1:000000000000:rule/n",
                "AWS::Scheduler::Schedule | | shop-R | arn:aws:scheduler:us-east-1:000000000000:schedule/default/shop-R",
            })
    void a_type_has_its_own_ref_and_arn(String type, String properties, String ref, String arn) throws Exception {
        Resource resource = resource(type, properties == null ? "" : properties);
        assertThat(resource.ref()).isEqualTo(ref);
        assertThat(resource.arn()).isEqualTo(arn);
    }

    @Test
    void a_key_has_the_same_id_at_every_start_and_another_one_in_another_place() throws Exception {
        String id = resource("AWS::KMS::Key", "").ref();
        assertThat(resource("AWS::KMS::Key", "").ref()).isEqualTo(id);
        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Stack two = Templates.read("Resources: {R: {Type: AWS::KMS::Key}, S: {Type: AWS::KMS::Key}}");
        assertThat(two.find("S").orElseThrow().ref()).isNotEqualTo(id);
    }

    @Test
    void an_api_is_an_id_of_ten_with_its_endpoint() throws Exception {
        Resource api = resource("AWS::Serverless::HttpApi", "");
        assertThat(api.ref()).matches("[a-z0-9]{10}");
        assertThat(api.attributes())
                .containsEntry("ApiEndpoint", "https://%s.execute-api.us-east-1.amazonaws.com".formatted(api.ref()));
    }

    @Test
    void a_table_has_a_stream_arn_only_with_a_stream() throws Exception {
        assertThat(resource("AWS::DynamoDB::Table", "").attributes()).doesNotContainKey("StreamArn");
        assertThat(resource("AWS::DynamoDB::Table", "StreamSpecification: {StreamViewType: NEW_IMAGE}")
                        .attributes()
                        .get("StreamArn"))
                .startsWith("arn:aws:dynamodb:us-east-1:000000000000:table/shop-R/stream/");
    }

    @Test
    void a_subscription_is_named_after_its_topic_wherever_that_stands() throws Exception {
        Stack stack = Templates.read(
                "Resources: {S: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref T}}, T: {Type: AWS::SNS::Topic}}");
        assertThat(stack.find("S").orElseThrow().ref()).startsWith("arn:aws:sns:us-east-1:000000000000:shop-T:");
    }

    @Test
    void a_topics_arn_is_not_gettable_as_arn_because_aws_does_not_give_it_either() {
        assertThat(
                        wrong(
                                "Resources: {T: {Type: AWS::SNS::Topic}, Q: {Type: AWS::SQS::Queue, Properties: {A: !GetAtt T.Arn}}}"))
                .contains("T (AWS::SNS::Topic) has no attribute Arn");
    }

    @Test
    void sams_own_references_work() throws Exception {
        Stack stack = Templates.read("""
                Resources:
                  F: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
                  Api: {Type: AWS::Serverless::HttpApi}
                  Q: {Type: AWS::SQS::Queue, Properties: {Alias: !Ref F.Alias, Stage: !Ref Api.Stage, Role: !GetAtt FRole.Arn}}
                """);
        assertThat(stack.find("Q").orElseThrow().properties())
                .hasToString(
                        "{\"Alias\":\"arn:aws:lambda:us-east-1:000000000000:function:shop-F:live\",\"Stage\":\"$default\","
                                + "\"Role\":\"arn:aws:iam::000000000000:role/shop-FRole\"}");
    }

    @Test
    void an_explicit_name_may_refer_to_others_but_not_in_a_circle() throws Exception {
        assertThat(Templates.read(
                                "Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${B}-x'}}, B: {Type: AWS::Logs::LogGroup}}")
                        .find("A")
                        .orElseThrow()
                        .ref())
                .endsWith("/shop-B-x");
        assertThat(
                        wrong(
                                "Resources:\n  A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref B}}\n  B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref A}}\n"))
                .isEqualTo("2: names go in a circle: A -> B -> A");
    }
}
