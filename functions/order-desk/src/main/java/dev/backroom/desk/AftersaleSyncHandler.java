package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.aftersale.SyncCases;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of AftersaleEvents. */
@Singleton
@Named("aftersale-sync")
public final class AftersaleSyncHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final SyncCases syncCases;

    @Inject
    AftersaleSyncHandler(OrderDeskFunctions functions) {
        this(functions.aftersales().syncCases());
    }

    AftersaleSyncHandler(SyncCases syncCases) {
        this.syncCases = syncCases;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return Batches.failures(syncCases.handle(event.getRecords().stream()
                .map(record -> new SyncCases.Message(record.getMessageId(), record.getBody()))
                .toList()));
    }
}
