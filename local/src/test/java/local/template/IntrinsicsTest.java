package local.template;

import static local.template.Templates.output;
import static local.template.Templates.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
    private static final String SECTIONS = """
            Parameters:
              Name: {Type: String, Default: Ada}
              Colours: {Type: CommaDelimitedList, Default: 'red,green'}
            Mappings:
              Ports: {http: {number: 80}, https: {number: 443, names: [a, b]}}
            Conditions:
              IsAda: !Equals [!Ref Name, Ada]
              IsBob: !Equals [!Ref Name, Bob]
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "!Ref Name = Ada",
                "!Ref AWS::AccountId = 000000000000",
                "!Ref AWS::StackName = shop",
                "!Sub 'x-${Name}-${AWS::Region}' = x-Ada-us-east-1",
                "!Sub '${!Name} ${Queue.QueueName}' = ${Name} shop-Queue",
                "!Sub ['${a}/${Name}', {a: !Ref AWS::Partition}] = aws/Ada",
                "!GetAtt Queue.Arn = arn:aws:sqs:us-east-1:000000000000:shop-Queue",
                "!GetAtt [Queue, Arn] = arn:aws:sqs:us-east-1:000000000000:shop-Queue",
                "{'Fn::GetAtt': [Queue, QueueName]} = shop-Queue",
                "!If [IsAda, yes it is, no] = yes it is",
                "!If [IsBob, !Ref Nobody, 'no'] = no",
                "!Join ['-', [a, !Ref Name, 5]] = a-Ada-5",
                "!Join [',', !Ref Colours] = red,green",
                "!Join ['', [a, !Ref AWS::NoValue, b]] = ab",
                "!Select [1, !Ref Colours] = green",
                "!Select ['0', !Split ['/', a/b/]] = a",
                "!Join ['|', !Split ['/', a/b/]] = a|b|",
                "!FindInMap [Ports, https, number] = 443",
                "!FindInMap [Ports, ftp, number, {DefaultValue: 21}] = 21",
                "!Join ['', !FindInMap [Ports, https, names]] = ab",
                "!Base64 héllo = aMOpbGxv",
                "!Base64 {'Fn::Sub': '${Name}'} = QWRh",
                "!Select [2, !GetAZs ''] = us-east-1c",
                "{'Fn::Length': [1, 2, 3]} = 3",
                "{'Fn::ToJsonString': {a: !Ref Name}} = {\"a\":\"Ada\"}",
            })
    void a_function_gives_its_value(String call, String value) throws Exception {
        assertThat(output(SECTIONS, call)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "!Ref Nobody = Ref of Nobody: there is no such parameter or resource",
                "!Sub '${Nobody}' = Ref of Nobody",
                "!GetAtt Nobody.Arn = GetAtt of Nobody",
                "!GetAtt Queue.Colour = Queue (AWS::SQS::Queue) has no attribute Colour",
                "!GetAtt Queue = a logical id, a dot and an attribute are needed",
                "!FindInMap [Ports, ftp, number] = finds nothing under Ports, ftp, number",
                "!Select [2, !Ref Colours] = Select finds no item 2 in a list of 2",
                "!Select [-1, !Ref Colours] = Select finds no item -1",
                "!If [IsNobody, a, b] = there is no condition IsNobody",
                "!If [IsAda, a] = If takes 3 to 3 items, here are 2",
                "!Join ['-', text] = Join needs a list here",
                "!Join ['-', [[a]]] = Join needs a text here",
                "!Split ['', a] = Split needs a delimiter",
                "!Sub '${a b}' = Sub cannot read ${a b}",
                "!Sub '${Colours}' = Sub of Colours needs a text here",
                "!ImportValue other = ImportValue needs another stack's exports",
                "!Frobnicate x = unknown function Frobnicate",
                "{'Fn::Transform': {Name: AWS::Include}} = a macro (Fn::Transform) stands here for a value",
            })
    void what_has_no_value_is_named_with_its_line(String call, String message) {
        assertThat(wrong(SECTIONS + "Resources:\n  Queue: {Type: AWS::SQS::Queue}\nOutputs:\n  X:\n    Value: " + call))
                .startsWith("13: ")
                .contains(message);
    }
}
