package dev.backroom.localcloud.engine;

import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/** Hears of every change to a message before ElasticMQ answers it, and writes it down. */
final class JournalActor extends AbstractActor {
    private final MessageJournal journal;

    JournalActor(MessageJournal journal) {
        this.journal = journal;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.MessageAdded.class, added -> {
                    journal.put(added.queueName(), added.message().id(), MessageRecord.write(added.message()));
                    done();
                })
                .match(QueueEvent.MessageUpdated.class, updated -> {
                    journal.put(updated.queueName(), updated.message().id(), MessageRecord.write(updated.message()));
                    done();
                })
                .match(QueueEvent.MessageRemoved.class, removed -> {
                    journal.remove(removed.queueName(), removed.messageId());
                    done();
                })
                .match(QueueEvent.QueueDeleted.class, deleted -> journal.removeAll(deleted.queueName()))
                // Queues come from the template at every start.
                .matchAny(other -> {})
                .build();
    }

    private void done() {
        getSender().tell(OperationSuccessful$.MODULE$, getSelf());
    }
}
