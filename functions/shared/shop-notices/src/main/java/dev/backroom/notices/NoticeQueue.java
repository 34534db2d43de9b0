package dev.backroom.notices;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that the notify function reads. */
public final class NoticeQueue implements NoticeOutbox {
    private final SqsBodies queue;

    /** @param url the value of {@code NOTICES_URL} */
    public NoticeQueue(SqsClient sqs, String url) {
        this.queue = new SqsBodies(sqs, url);
    }

    @Override
    public void send(List<Notice> notices) {
        queue.send(notices.stream().map(NoticeCodec::write).toList());
    }
}
