package dev.backroom.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Lambda guide, "Lambda parameters for Amazon DynamoDB event source mappings". */
final class StreamTriggerTest {
    private static final StackContext CONTEXT = new StackContext(
            "shop", "eu-central-1", "000000000000", URI.create("http://sqs:1"), URI.create("http://front/webhook"));

    @Test
    void readsAStream_withAwsDefaultsForWhatIsNotSaid() {
        Trigger.Stream plain = stream("StartingPosition: TRIM_HORIZON");
        assertThat(plain)
                .isEqualTo(new Trigger.Stream(
                        "Orders",
                        "arn:aws:dynamodb:eu-central-1:000000000000:table/shop-Orders/stream/local",
                        false,
                        100,
                        Duration.ZERO,
                        Duration.ZERO,
                        1,
                        new Trigger.TimeoutPolicy(OptionalInt.empty(), Duration.ofHours(24)),
                        false,
                        false,
                        Optional.empty(),
                        StreamFilter.ALL,
                        true));
    }

    @Test
    void readsAStream_withEveryProperty() {
        Trigger.Stream full = stream(
                "StartingPosition: LATEST, BatchSize: 50, MaximumBatchingWindowInSeconds: 5, MaximumRetryAttempts: 3,"
                        + " BisectBatchOnFunctionError: true, MaximumRecordAgeInSeconds: 3600, TumblingWindowInSeconds: 900,"
                        + " FunctionResponseTypes: [ReportBatchItemFailures], Enabled: false,"
                        + " DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Dead.Arn}}");
        assertThat(full.latest()).isTrue();
        assertThat(full.batchSize()).isEqualTo(50);
        assertThat(full.window()).isEqualTo(Duration.ofSeconds(5));
        assertThat(full.tumbling()).isEqualTo(Duration.ofMinutes(15));
        assertThat(full.patience()).isEqualTo(new Trigger.TimeoutPolicy(OptionalInt.of(3), Duration.ofHours(1)));
        assertThat(full.bisects() && full.reportsItemFailures()).isTrue();
        assertThat(full.failureArn()).contains("arn:aws:sqs:eu-central-1:000000000000:shop-Dead");
        assertThat(full.enabled()).isFalse();
    }

    @Test
    void letsThroughWhatOneOfItsPatternsMatches() throws IOException {
        StreamFilter filter = stream(
                        "StartingPosition: LATEST, FilterCriteria: {Filters: ["
                                + "{Pattern: '{\"eventName\":[\"REMOVE\"]}'},"
                                + " {Pattern: '{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"a\"},{\"prefix\":\"b\"}]}}}}'}]}")
                .filter();
        assertThat(filter.matches(record("INSERT", "b1"))).isTrue();
        assertThat(filter.matches(record("REMOVE", "c1"))).isTrue();
        assertThat(filter.matches(record("INSERT", "c1"))).isFalse();
        assertThat(StreamFilter.ALL.matches(record("INSERT", "c1"))).isTrue();
    }

    @Test
    void refusesAFilter_ofARuleThatDoesNotRunHere() {
        assertThatThrownBy(() -> stream("StartingPosition: LATEST, FilterCriteria: {Filters: ["
                        + "{Pattern: '{\"eventName\":[{\"suffix\":\"E\"}]}'}]}"))
                .hasMessageContaining("more than texts and prefixes");
    }

    private static JsonNode record(String event, String pk) throws IOException {
        return new ObjectMapper()
                .readTree("{'eventName':'%s','dynamodb':{'Keys':{'pk':{'S':'%s'}}}}"
                        .formatted(event, pk)
                        .replace('\'', '"'));
    }

    @Test
    void gathersForLess_whereTheClockRunsFast() {
        Trigger.Stream slow = stream("StartingPosition: LATEST, MaximumBatchingWindowInSeconds: 20");

        assertThat(slow.withWindowUpTo(Duration.ofSeconds(2)))
                .isEqualTo(stream("StartingPosition: LATEST, MaximumBatchingWindowInSeconds: 2"));
        assertThat(slow.withWindowUpTo(Duration.ofSeconds(30))).isEqualTo(slow);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {Type: DynamoDB, Properties: {Stream: x}} | StartingPosition: is missing
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: AT_TIMESTAMP}} | known here: TRIM_HORIZON, LATEST
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST}} | no table of this template has the stream
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, MaximumRecordAgeInSeconds: 59}} | is -1 or at least 60
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, MaximumRetryAttempts: 10001}} | is outside -1..10000
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, FilterCriteria: {Filters: [{Pattern: "[1]"}]}}} | more than texts and prefixes
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, FilterCriteria: {Filters: [{Pattern: "{"}]}}} | Pattern: is not JSON
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, FilterCriteria: {Filters: [], KmsKeyArn: x}}} | KmsKeyArn: unknown
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, ParallelizationFactor: 11}} | is outside 1..10
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, ParallelizationFactor: 2, TumblingWindowInSeconds: 9}} | does not run here with a tumbling window
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, DestinationConfig: {OnFailure: {Type: SNS, Destination: x}}}} | known here: SQS
        {Type: DynamoDB, Properties: {Stream: x, StartingPosition: LATEST, DestinationConfig: {OnSuccess: {Destination: x}}}} | OnFailure: is missing
        """)
    void refusesAStream_thatCannotRunHere(String event, String complaint) {
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

    private static Trigger.Stream stream(String properties) {
        String yaml = """
                Resources:
                  Dead:
                    Type: AWS::SQS::Queue
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                      KeySchema: [{AttributeName: pk, KeyType: HASH}]
                      StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Events:
                        Orders: {Type: DynamoDB, Properties: {Stream: !GetAtt Orders.StreamArn, %s}}
                """.formatted(properties);
        return (Trigger.Stream) Stack.of(TemplateReader.read(yaml), Map.of(), CONTEXT)
                .function("F")
                .orElseThrow()
                .triggers()
                .getFirst();
    }
}
