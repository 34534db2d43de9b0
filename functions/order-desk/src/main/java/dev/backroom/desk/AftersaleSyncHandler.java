package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.aftersale.SyncCases;
import dev.backroom.desk.bulk.WorkBulk;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of AftersaleEvents: cases to be read or answered, and pages of bulk jobs. */
@Singleton
@Named("aftersale-sync")
public final class AftersaleSyncHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final SyncCases syncCases;
    private final WorkBulk workBulk;

    @Inject
    AftersaleSyncHandler(OrderDeskFunctions functions) {
        this(functions.aftersales().syncCases(), functions.aftersales().workBulk());
    }

    AftersaleSyncHandler(SyncCases syncCases, WorkBulk workBulk) {
        this.syncCases = syncCases;
        this.workBulk = workBulk;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, this::handle);
    }

    private Set<String> handle(List<QueueMessage> messages) {
        Map<String, BulkJob.Page> pages = new LinkedHashMap<>();
        List<QueueMessage> cases = new ArrayList<>();
        messages.forEach(message -> WorkBulk.page(message.body())
                .ifPresentOrElse(page -> pages.put(message.id(), page), () -> cases.add(message)));
        Set<String> again = new LinkedHashSet<>(cases.isEmpty() ? Set.of() : syncCases.handle(cases));
        again.addAll(workBulk.work(pages));
        return again;
    }
}
