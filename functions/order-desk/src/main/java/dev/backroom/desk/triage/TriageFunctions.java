package dev.backroom.desk.triage;

import dev.backroom.notices.NoticeOutbox;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.triage.FreightForwarderTable;
import dev.backroom.store.triage.HeldOrderNotices;
import dev.backroom.store.triage.OrderSizeBaseline;
import dev.backroom.store.triage.OrderVelocityTable;
import dev.backroom.store.wave.DeskSettingsTable;
import java.time.Clock;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Builds what triage is made of from an environment and clients. */
public final class TriageFunctions {
    private static final Logger LOG = Logger.getLogger(TriageFunctions.class);

    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SsmClient ssm;

    public TriageFunctions(Environment environment, DynamoDbClient dynamo, SsmClient ssm) {
        this.environment = environment;
        this.dynamo = dynamo;
        this.ssm = ssm;
    }

    /** What is asked about an order whose recipient is new. */
    public FraudScreening firstLooks() {
        String desk = environment.get(Variable.DESK_TABLE);
        FingerprintSalt traces = new FingerprintSalt(ssm, environment.get(Variable.TRACE_SALT_PARAMETER));
        return new FraudScreening(
                new StoredOrderVelocity(
                        traces,
                        new OrderVelocityTable(dynamo, desk),
                        new OrderSizeBaseline(dynamo, desk),
                        new FreightForwarders(traces, new FreightForwarderTable(dynamo, desk)::all, Clock.systemUTC()),
                        new FraudPolicies(
                                shop -> new DeskSettingsTable(dynamo, desk)
                                        .of(shop)
                                        .fraud(),
                                Clock.systemUTC())),
                outsideCheck());
    }

    /** Carries out what people at the desk decide. @param clock the shop's time */
    public DecideOrder decideOrder(Clock clock) {
        return new DecideOrder(orders(), decisions(), clock);
    }

    /** What people at the desk decided. */
    public DecisionTable decisions() {
        return new DecisionTable(dynamo, environment.get(Variable.ORDERS_TABLE), environment.get(Variable.DESK_TABLE));
    }

    /** @param clock the shop's time */
    public CancelWanted cancelWanted(CancelWanted.Cancelling platform, NoticeOutbox outbox, Clock clock) {
        return new CancelWanted(orders(), decisions(), platform, outbox, clock);
    }

    /** @param clock the shop's time */
    public NotifyHeldOrders tellHeld(NoticeOutbox outbox, Clock clock) {
        return new NotifyHeldOrders(
                orders(), new HeldOrderNotices(dynamo, environment.get(Variable.DESK_TABLE)), outbox, clock);
    }

    private OrderTable orders() {
        return new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE));
    }

    /** Takes sheets of known forwarders. */
    public AddFreightForwarders addFreightForwarders() {
        return new AddFreightForwarders(
                new FingerprintSalt(ssm, environment.get(Variable.TRACE_SALT_PARAMETER)),
                new FreightForwarderTable(dynamo, environment.get(Variable.DESK_TABLE)));
    }

    /** Settings that cannot be read are told and left out: orders go on without the check. */
    private OutsideCheck outsideCheck() {
        try {
            return new Parameters(environment, ssm)
                    .find(Variable.OUTSIDE_CHECK_PARAMETER)
                    .<OutsideCheck>map(
                            settings -> new HttpOutsideCheck(OutsideSettings.read(settings), Clock.systemUTC()))
                    .orElse(OutsideCheck.NONE);
        } catch (IllegalArgumentException e) {
            LOG.errorf("no outside check: %s", e.getMessage());
            return OutsideCheck.NONE;
        }
    }
}
