package dev.backroom.reviews;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.notices.SqsBodies;
import dev.backroom.reviews.words.ReviewReader;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.review.MarkReplied;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.watch.JobTable;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.auth.ReadOnlyTokens;
import dev.backroom.tiktok.review.ReviewSearch;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Builds the review functions from their environment and clients. Each method reads only the variables that its function
 * needs, and throws IllegalStateException naming the first that is not set.
 */
public final class ReviewIngestFunctions {
    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Parameters parameters;
    private final Clock clock;

    /** @param clock the shop's time; calls of the platform are signed in real time whatever it says */
    public ReviewIngestFunctions(
            Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm, Clock clock) {
        this.environment = new Environment(environment);
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.parameters = new Parameters(this.environment, ssm);
        this.clock = clock;
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> reviewPull() {
        return new ReviewPullHandler(pullReviews());
    }

    public RequestHandler<SQSEvent, SQSBatchResponse> reviewIntake() {
        return new ReviewIntakeHandler(intakeReviews());
    }

    public RequestHandler<Map<String, Object>, Map<String, Object>> reviewWatch() {
        return new ReviewWatchHandler(watchReplies());
    }

    /** For the console and the command line. */
    public MarkReplied markReplied() {
        return new MarkReplied(reviews(), clock);
    }

    /** For the command line. */
    public ImportReviews importReviews() {
        return new ImportReviews(storeReviews(), shops()::find, clock);
    }

    PullReviews pullReviews() {
        SqsBodies queue = new SqsBodies(sqs, environment.get(Variable.REVIEW_EVENTS_URL));
        ReviewCheckpoints marks = new ReviewCheckpoints(dynamo, environment.get(Variable.SHOPS_TABLE));
        ReviewSearch search = new ReviewSearch(
                endpoints(), app(), new ReadOnlyTokens(parameters::find, environment.get(Variable.TOKENS_PARAMETER)));
        return new PullReviews(
                shops()::all,
                search::page,
                reviews(),
                marks,
                reads -> queue.send(reads.stream().map(ReviewCodec::write).toList()),
                notices(),
                parked(),
                jobs(),
                clock);
    }

    private JobTable jobs() {
        return new JobTable(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    IntakeReviews intakeReviews() {
        return new IntakeReviews(storeReviews(), shops()::find, parked(), clock);
    }

    WatchReplies watchReplies() {
        return new WatchReplies(shops()::all, reviews(), notices(), parked(), jobs(), clock);
    }

    private StoreReviews storeReviews() {
        OrderTable orders = new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE));
        return new StoreReviews(reviews(), keys -> known(orders, keys), notices(), new ReviewReader()::read);
    }

    /** An order that cannot be read is one that is not known: its review is stored all the same. */
    private static Map<OrderKey, Order> known(OrderTable orders, Collection<OrderKey> keys) {
        return keys.isEmpty() ? Map.of() : orders.read(keys, false).orders();
    }

    private ReviewTable reviews() {
        return new ReviewTable(dynamo, environment.get(Variable.REVIEWS_TABLE));
    }

    private ShopTable shops() {
        return new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    private ParkedMessages parked() {
        return new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE));
    }

    private NoticeOutbox notices() {
        return new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL));
    }

    private TikTokEndpoints endpoints() {
        return TikTokEndpoints.of(environment);
    }

    private AppCredentials app() {
        return AppCredentials.of(parameters);
    }
}
