package dev.backroom.store.dynamo;

import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Calls the tables again where that may help: timeouts, throttles, conflicts and server errors. */
public final class Attempts {
    private static final Set<String> PASSING = Set.of(
            "TransactionConflictException",
            "TransactionInProgressException",
            "ReplicatedWriteConflictException",
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "RequestLimitExceeded",
            "InternalServerError");
    private static final Set<String> REFUSED_FOR_GOOD =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    private final Backoff backoff;

    public Attempts(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * Calls until the answer is one.
     *
     * @throws SdkException the last call's, where another would not help or there were enough
     */
    public <T> T of(Supplier<T> call) {
        for (int n = 1; ; n++) {
            try {
                return call.get();
            } catch (SdkException e) {
                if (!mayPass(e) || n == backoff.attempts()) {
                    throw e;
                }
            }
            backoff.beforeNext(n);
        }
    }

    /** The request itself is at fault: an item too large, a value that the table cannot hold. */
    public static boolean isPermanent(SdkException e) {
        return REFUSED_FOR_GOOD.contains(code(e));
    }

    /** What went wrong in one word, without values. */
    public static String reason(SdkException e) {
        String code = code(e);
        return code.isEmpty() ? e.getClass().getSimpleName() : code;
    }

    private static boolean mayPass(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            return answer instanceof TransactionCanceledException
                    || answer.statusCode() >= 500
                    || answer.isThrottlingException()
                    || PASSING.contains(code(e));
        }
        return e instanceof SdkClientException;
    }

    private static String code(SdkException e) {
        if (e instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            String code = answer.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }
}
