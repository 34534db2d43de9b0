package dev.backroom.tableengine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.fault.Faults;
import dev.backroom.tableengine.protocol.Dispatcher;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.validation.Requests;

/** What happens around each call. */
final class CallFrame implements Dispatcher.Surroundings {
    private final Faults faults;
    private final UsageListener usage;

    CallFrame(Faults faults, UsageListener usage) {
        this.faults = faults;
        this.usage = usage;
    }

    @Override
    public ObjectNode call(String name, JsonNode request, Operation operation) {
        boolean fails = faults.beforeCall();
        Requests.check(name, request);
        Bill bill = new Bill();
        boolean refused = true;
        try {
            ObjectNode answer = operation.call(request, bill);
            if (fails) {
                throw Faults.failed();
            }
            refused = false;
            return answer;
        } finally {
            usage.used(name, bill.tables(), refused);
        }
    }
}
