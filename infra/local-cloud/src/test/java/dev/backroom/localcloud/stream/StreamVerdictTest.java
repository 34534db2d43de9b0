package dev.backroom.localcloud.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.function.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the Lambda guide, "Configuring partial batch response with DynamoDB and Lambda". */
final class StreamVerdictTest {
    private static final List<String> SEQUENCES = List.of("11", "12", "13");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # complete success: an empty or null list, an empty or null response
        {"batchItemFailures":[]}                                                | done
        {"batchItemFailures":null}                                              | done
        {}                                                                      | done
        null                                                                    | done
        # partial success: the lowest sequence number is the checkpoint
        {"batchItemFailures":[{"itemIdentifier":"12"}]}                         | 1
        {"batchItemFailures":[{"itemIdentifier":"13"}]}                         | 2
        {"batchItemFailures":[{"itemIdentifier":"13"},{"itemIdentifier":"12"}]} | 1
        {"batchItemFailures":[{"itemIdentifier":"12","more":1}],"other":true}   | 1
        # complete failure: an empty or null identifier, or a bad key
        {"batchItemFailures":[{"itemIdentifier":""}]}                           | failed
        {"batchItemFailures":[{"itemIdentifier":null}]}                         | failed
        {"batchItemFailures":[{"itemIdentifer":"12"}]}                          | failed
        # nothing done, so nothing to keep
        {"batchItemFailures":[{"itemIdentifier":"11"}]}                         | failed
        # the guide says nothing of these; nothing is lost when all is done again
        {"batchItemFailures":[{"itemIdentifier":"99"}]}                         | failed
        {"batchItemFailures":[{"itemIdentifier":12}]}                           | failed
        {"batchItemFailures":["12"]}                                            | failed
        {"batchItemFailures":"12"}                                              | failed
        []                                                                      | failed
        {"batchItemFailures":[                                                  | failed
        """)
    void judgesByTheLowestSequenceNumber_whenFailuresAreReported(String answer, String expected) {
        StreamVerdict verdict = switch (expected) {
            case "done" -> new StreamVerdict.Done();
            case "failed" -> new StreamVerdict.Failed(false);
            default -> new StreamVerdict.DoneUpTo(Integer.parseInt(expected));
        };
        assertThat(StreamVerdict.of(answered(answer), SEQUENCES, true, false)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"batchItemFailures\":[{\"itemIdentifier\":\"12\"}]}", "not json", ""})
    void succeedsWhateverTheAnswer_whenFailuresAreNotReported(String answer) {
        assertThat(StreamVerdict.of(answered(answer), SEQUENCES, false, false)).isEqualTo(new StreamVerdict.Done());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failsAll_whenTheRunDidNotAnswer(boolean reports) {
        for (InvocationResult result :
                List.of(new InvocationResult.Failed("java.lang.Error"), new InvocationResult.TimedOut())) {
            assertThat(StreamVerdict.of(result, SEQUENCES, reports, false)).isEqualTo(new StreamVerdict.Failed(true));
        }
    }

    @Test
    void isNoAttempt_whenTheFunctionWasThrottled() {
        assertThat(StreamVerdict.of(new InvocationResult.Throttled(), SEQUENCES, true, false))
                .isEqualTo(new StreamVerdict.NotRun());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"state":{},"batchItemFailures":[]}                         | done
        {"state":{"1":282},"batchItemFailures":[]}                  | done
        {"state":{}}                                                | done
        {"state":{},"batchItemFailures":[{"itemIdentifier":"12"}]}  | partly
        {"batchItemFailures":[]}                                    | failed
        {}                                                          | failed
        null                                                        | failed
        """)
    void fails_whenTheAnswerHasNoStateInATumblingWindow(String answer, String expected) {
        StreamVerdict verdict = StreamVerdict.of(answered(answer), SEQUENCES, true, true);
        assertThat(verdict)
                .isInstanceOf(
                        switch (expected) {
                            case "done" -> StreamVerdict.Done.class;
                            case "partly" -> StreamVerdict.DoneUpTo.class;
                            default -> StreamVerdict.Failed.class;
                        });
    }

    @Test
    void countsWhatIsLeft() {
        assertThat(new StreamVerdict.Done().undone(3)).isZero();
        assertThat(new StreamVerdict.DoneUpTo(1).undone(3)).isEqualTo(2);
        assertThat(new StreamVerdict.Failed(true).undone(3)).isEqualTo(3);
    }

    private static InvocationResult answered(String answer) {
        return new InvocationResult.Answered(answer.getBytes(StandardCharsets.UTF_8));
    }
}
