package dev.backroom.localcloud.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.function.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the Lambda guide, "Reporting batch item failures for Lambda functions with SQS event sources". */
final class BatchVerdictTest {
    private static final List<String> IDS = List.of("a", "b", "c");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        null                                                                    | ''
        {}                                                                      | ''
        {"batchItemFailures":[]}                                                | ''
        {"batchItemFailures":null}                                              | ''
        {"batchItemFailures":[{"itemIdentifier":"b"}]}                          | b
        {"batchItemFailures":[{"itemIdentifier":"c"},{"itemIdentifier":"a"}]}   | a,c
        {"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"a"}]}   | a
        {"batchItemFailures":[{"itemIdentifier":"b","more":1}],"other":true}    | b
        {"batchItemFailures":[{"itemIdentifier":""}]}                           | a,b,c
        {"batchItemFailures":[{"itemIdentifier":null}]}                         | a,b,c
        {"batchItemFailures":[{"itemIdentifer":"b"}]}                           | a,b,c
        {"batchItemFailures":[{"itemIdentifier":"d"}]}                          | a,b,c
        {"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"d"}]}   | a,b,c
        {"batchItemFailures":[{"itemIdentifier":7}]}                            | a,b,c
        {"batchItemFailures":["b"]}                                             | a,b,c
        {"batchItemFailures":"b"}                                               | a,b,c
        {"batchItemFailures":{}}                                                | a,b,c
        "b"                                                                     | a,b,c
        []                                                                      | a,b,c
        {"batchItemFailures":[                                                  | a,b,c
        """)
    void judgesEachMessage_whenFailuresAreReported(String answer, String failed) {
        assertThat(BatchVerdict.failed(answered(answer), IDS, true))
                .containsExactlyInAnyOrderElementsOf(failed.isEmpty() ? List.of() : List.of(failed.split(",", -1)));
    }

    @Test
    void failsAll_whenTheAnswerHasNoBytes() {
        assertThat(BatchVerdict.failed(answered(""), IDS, true)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}", "not json", ""})
    void succeedsWhateverTheAnswer_whenFailuresAreNotReported(String answer) {
        assertThat(BatchVerdict.failed(answered(answer), IDS, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failsAll_whenTheRunDidNotAnswer(boolean reports) {
        for (InvocationResult result : List.of(
                new InvocationResult.Failed("java.lang.Error"),
                new InvocationResult.TimedOut(),
                new InvocationResult.Throttled())) {
            assertThat(BatchVerdict.failed(result, IDS, reports)).isEqualTo(Set.of("a", "b", "c"));
        }
    }

    private static InvocationResult answered(String answer) {
        return new InvocationResult.Answered(answer.getBytes(StandardCharsets.UTF_8));
    }
}
