package dev.backroom.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.localcloud.TestClouds;
import dev.backroom.store.order.OrderTable;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StackTest {
    private static final StackContext CONTEXT = new StackContext(
            "shop", "eu-central-1", "000000000000", URI.create("http://sqs:1"), URI.create("http://front/webhook"));

    private final Stack project = Stack.of(TemplateReader.read(TestClouds.template()), Map.of(), CONTEXT);

    @Test
    void givesFunctionsTheirEnvironment_whenReadingTheProjectsTemplate() {
        FunctionSpec webhook = project.function("OrderWebhook").orElseThrow();
        assertThat(webhook.environment())
                .containsEntry("QUARKUS_LAMBDA_HANDLER", "order-webhook")
                .containsEntry("APP_SECRET_PARAMETER", "/backroom/shop/app-secret")
                .containsEntry("ORDER_EVENTS_URL", "http://sqs:1/000000000000/shop-OrderEvents")
                .hasSize(9);
        assertThat(webhook.openUrl()).isTrue();
        assertThat(webhook.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(project.function("Console").orElseThrow().environment().get("QUEUES"))
                .contains("OrderEventsDead=http://sqs:1/000000000000/shop-OrderEventsDead ");
    }

    @Test
    void readsTriggers_whenReadingTheProjectsTemplate() {
        assertThat(project.function("OrderSync").orElseThrow().triggers())
                .containsExactly(new Trigger.Queue(
                        "OrderEvents",
                        "arn:aws:sqs:eu-central-1:000000000000:shop-OrderEvents",
                        50,
                        Duration.ofSeconds(1),
                        true,
                        OptionalInt.of(2),
                        true));
        Trigger.Schedule poll = (Trigger.Schedule)
                project.function("OrderPoll").orElseThrow().triggers().getFirst();
        assertThat(poll.expression()).isEqualTo("rate(10 minutes)");
        assertThat(poll.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(poll.retries()).isEqualTo(new Trigger.Retries(2, Duration.ofSeconds(600)));
    }

    @Test
    void readsKeysAndIndexes_whenReadingTheProjectsTemplate() {
        TableSpec orders = project.tables().getFirst();
        assertThat(orders.name()).isEqualTo("shop-Orders");
        assertThat(orders.stream()).contains("NEW_AND_OLD_IMAGES");
        assertThat(orders.indexes().getFirst().projection()).isEqualTo("INCLUDE");
        assertThat(orders.indexes().getFirst().included()).isEqualTo(OrderTable.LISTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # a text in place of RESULT                          | what it comes out as
        !Ref Size                                            | small
        !Sub "${Size}-${AWS::Region}-${!Literal}"            | small-eu-central-1-${Literal}
        !Sub ["${A}/${Size}", {A: !Ref Size}]                | small/small
        !GetAtt Dead.Arn                                     | arn:aws:sqs:eu-central-1:000000000000:shop-Dead
        !Join [":", [a, !Ref Size, c]]                       | a:small:c
        !Select [1, [a, b]]                                  | b
        !Select [0, !Split [",", "x,y"]]                     | x
        !FindInMap [Sizes, !Ref Size, units]                 | 7
        !If [Small, yes-small, no]                           | yes-small
        !If [Big, no, !If [NotBig, inner, no]]               | inner
        !If [Both, no, neither]                              | neither
        !If [Either, one, no]                                | one
        {"Fn::Sub": "${Dead}"}                               | http://sqs:1/000000000000/shop-Dead
        """)
    void evaluates_everyFunction(String expression, String expected) {
        Stack stack = Stack.of(TemplateReader.read(template("Value: " + expression)), Map.of(), CONTEXT);
        assertThat(stack.outputs()).containsEntry("Result", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        !Ref Nobody                | Ref to unknown Nobody
        !GetAtt Dead.Colour        | unknown attribute Dead.Colour
        !Sub "${Nobody.Arn}"       | unknown attribute Nobody.Arn
        !FindInMap [Sizes, big, x] | no such entry
        !If [Nobody, a, b]         | no condition Nobody
        !If [Circle, a, b]         | depends on itself
        !Select [2, [a, b]]        | does not have
        !Base64 x                  | not a function that runs here
        !Join [a]                  | wants 2 arguments
        """)
    void fails_whenAFunctionCannotBeEvaluated(String expression, String complaint) {
        assertThatThrownBy(() -> Stack.of(TemplateReader.read(template("Value: " + expression)), Map.of(), CONTEXT))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"1, MinValue", "12, MaxValue"})
    void refusesANumber_whenItIsOutsideItsLimits(String value, String limit) {
        String yaml = template("Value: x")
                .replace(
                        "Parameters:\n",
                        "Parameters:\n  AtOnce: {Type: Number, Default: 2, MinValue: 2, MaxValue: 10}\n");
        assertThat(Stack.of(TemplateReader.read(yaml), Map.of("AtOnce", "10"), CONTEXT))
                .isNotNull();
        assertThatThrownBy(() -> Stack.of(TemplateReader.read(yaml), Map.of("AtOnce", value), CONTEXT))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(limit)
                .hasMessageContaining("does not allow " + value);
    }

    @Test
    void takesGivenParameters_whenTheyAreAllowed() {
        Stack stack = Stack.of(TemplateReader.read(template("Value: !Ref Size")), Map.of("Size", "big"), CONTEXT);
        assertThat(stack.outputs()).containsEntry("Result", "big");
        assertThatThrownBy(() -> Stack.of(TemplateReader.read(template("Value: x")), Map.of("Size", "huge"), CONTEXT))
                .hasMessageContaining("does not allow huge");
        assertThatThrownBy(() -> Stack.of(TemplateReader.read(template("Value: x")), Map.of("Siez", "big"), CONTEXT))
                .hasMessageContaining("Siez");
    }

    @Test
    void leavesOut_whatBecomesNoValueOrIsNotWanted() {
        String yaml = """
                Conditions:
                  Never: !Equals [a, b]
                Resources:
                  Gone:
                    Type: AWS::SQS::Queue
                    Condition: Never
                  Here:
                    Type: AWS::SQS::Queue
                    Properties:
                      DelaySeconds: !If [Never, 5, !Ref AWS::NoValue]
                """;
        Stack stack = Stack.of(TemplateReader.read(yaml), Map.of(), CONTEXT);
        assertThat(stack.queues()).extracting(QueueSpec::id).containsExactly("Here");
        assertThat(stack.queues().getFirst().delay()).isZero();
    }

    @Test
    void mergesGlobals_asSamDoes() {
        String yaml = """
                Globals:
                  Function:
                    Timeout: 9
                    MemorySize: 256
                    Environment: {Variables: {SHARED: "1", WHO: global}}
                Resources:
                  One:
                    Type: AWS::Serverless::Function
                    Properties:
                      Timeout: 4
                      Environment: {Variables: {WHO: own}}
                """;
        FunctionSpec one = Stack.of(TemplateReader.read(yaml), Map.of(), CONTEXT)
                .functions()
                .getFirst();
        assertThat(one.timeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(one.memory()).isEqualTo(256);
        assertThat(one.environment()).isEqualTo(Map.of("SHARED", "1", "WHO", "own"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Type: AWS::EC2::Instance                                                   | Resources.It: resource type AWS::EC2::Instance does not run here
        {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}                     | Resources.It.Properties.FifoQueue: unknown to the local cloud
        {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 43201}}            | is outside 0..43200
        {Type: AWS::SQS::Queue, Colour: red}                                       | Resources.It.Colour: unknown
        {Type: AWS::Serverless::Function, Properties: {Layers: [x]}}               | Properties.Layers: unknown
        {Type: AWS::Serverless::Function, Properties: {Timeout: 901}}              | is outside 1..900
        {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [x]}}               | ManagedPolicyArns: x is not a policy of this template
        {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PROVISIONED}}       | known here: PAY_PER_REQUEST
        """)
    void namesPlaceAndLine_whenItDoesNotKnowSomething(String resource, String complaint) {
        String yaml = "Resources:\n  It:\n    " + resource + "\n";
        assertThatThrownBy(() -> Stack.of(TemplateReader.read(yaml), Map.of(), CONTEXT))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {Type: SQS, Properties: {Queue: x, BatchSize: 11}}                              | needs MaximumBatchingWindowInSeconds
        {Type: SQS, Properties: {Queue: x, FilterCriteria: {Filters: []}}}              | FilterCriteria: unknown
        {Type: SQS, Properties: {Queue: x, FunctionResponseTypes: [Other]}}             | ReportBatchItemFailures only
        {Type: SQS, Properties: {Queue: x, ScalingConfig: {MaximumConcurrency: 1}}}     | is outside 2..1000
        {Type: SQS, Properties: {Queue: "arn:aws:sqs:a:b:c"}}                           | no queue of this template
        {Type: Kinesis, Properties: {Stream: x}}                                        | event type Kinesis does not run here
        {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour), ScheduleExpressionTimezone: Mars/One}} | is not a time zone
        """)
    void refusesEvents_thatCannotRunHere(String event, String complaint) {
        String yaml = """
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Events:
                        E: %s
                """.formatted(event);
        assertThatThrownBy(() -> Stack.of(TemplateReader.read(yaml), Map.of(), CONTEXT))
                .hasMessageContaining(complaint);
    }

    @Test
    void refuses_whatIsNotATemplate() {
        for (String yaml : List.of("", "[a]", "a: [", "A: 1\nA: 2", "Resources: {A: {Type: null}}", "<<: {A: b}")) {
            assertThatThrownBy(() -> Stack.of(TemplateReader.read(yaml), Map.of(), CONTEXT))
                    .as(yaml)
                    .isInstanceOf(TemplateException.class);
        }
    }

    private static String template(String output) {
        return """
                Parameters:
                  Size: {Type: String, Default: small, AllowedValues: [small, big]}
                Mappings:
                  Sizes:
                    small: {units: "7"}
                Conditions:
                  Small: !Equals [!Ref Size, small]
                  Big: !Not [!Condition Small]
                  NotBig: !Not [!Equals [!Ref Size, big]]
                  Both: !And [!Condition Small, !Condition Big]
                  Either: !Or [!Condition Small, !Condition Big]
                %s
                Resources:
                  Dead:
                    Type: AWS::SQS::Queue
                Outputs:
                  Result:
                    %s
                """.formatted(output.contains("Circle") ? "  Circle: !Not [!Condition Circle]" : "", output);
    }
}
