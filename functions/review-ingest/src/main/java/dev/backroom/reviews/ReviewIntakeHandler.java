package dev.backroom.reviews;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.runtime.queue.QueueConsumer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of ReviewEvents. */
@Singleton
@Named("review-intake")
public final class ReviewIntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final IntakeReviews intakeReviews;

    @Inject
    ReviewIntakeHandler(ReviewIngestFunctions functions) {
        this(functions.intakeReviews());
    }

    ReviewIntakeHandler(IntakeReviews intakeReviews) {
        this.intakeReviews = intakeReviews;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, intakeReviews::handle);
    }
}
