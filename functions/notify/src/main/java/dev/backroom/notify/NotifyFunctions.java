package dev.backroom.notify;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.notices.Language;
import dev.backroom.notices.NoticeTexts;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.shop.ShopTable;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Builds the notify function from its environment and clients. */
public final class NotifyFunctions {
    private static final Logger LOG = Logger.getLogger(NotifyFunctions.class);

    /** Without the parameter notices are kept for the console alone. */
    private static final String NO_CHANNELS = "[]";

    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SnsClient sns;
    private final Parameters parameters;
    private final Clock clock;

    /** @param clock the shop's time; channels are signed for in real time whatever it says */
    public NotifyFunctions(
            Map<String, String> environment, DynamoDbClient dynamo, SnsClient sns, SsmClient ssm, Clock clock) {
        this.environment = new Environment(environment);
        this.dynamo = dynamo;
        this.sns = sns;
        this.parameters = new Parameters(this.environment, ssm);
        this.clock = clock;
    }

    /**
     * Reads the channels and their secrets, once.
     *
     * @throws IllegalStateException naming the environment variable that is missing or wrong
     */
    public RequestHandler<SQSEvent, SQSBatchResponse> notifyHandler() {
        return new NotifyHandler(sendNotices());
    }

    SendNotices sendNotices() {
        String table = environment.get(Variable.SHOPS_TABLE);
        ShopTable shops = new ShopTable(dynamo, table);
        ChannelSettings settings = ChannelSettings.read(
                parameters.find(Variable.CHANNELS_PARAMETER).orElse(NO_CHANNELS),
                environment.find(Variable.NOTICE_MAIL_TOPIC).orElse(""));
        settings.faults().forEach(fault -> LOG.errorf("channels: %s", fault));
        Clock real = Clock.systemUTC();
        return new SendNotices(
                settings.channels(),
                new NoticeLog(dynamo, table),
                new ParkedMessages(dynamo, table),
                shops::find,
                new NoticeDelivery(new ChannelTransport(), new SnsMailbox(sns), new NoticeTexts(Language.EN), real),
                clock,
                real);
    }
}
