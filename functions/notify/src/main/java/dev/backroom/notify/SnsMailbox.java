package dev.backroom.notify;

import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.notices.channel.Mail;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** E-mail by a topic that people subscribe to. */
record SnsMailbox(SnsClient sns) implements NoticeDelivery.Mailbox {
    @Override
    public ChannelAnswer publish(String topic, Mail mail) {
        try {
            sns.publish(p -> p.topicArn(topic).subject(mail.subject()).message(mail.body()));
            return new ChannelAnswer.Accepted();
        } catch (SdkException e) {
            String reason = e.getClass().getSimpleName();
            boolean refused = e instanceof AwsServiceException answer
                    && answer.statusCode() >= 400
                    && answer.statusCode() < 500
                    && !answer.isThrottlingException();
            return refused ? new ChannelAnswer.Refused(reason) : new ChannelAnswer.Later(reason, Optional.empty());
        }
    }
}
