package dev.backroom.tableengine.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.store.WriteSet;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** TransactWriteItems. */
public final class TransactWrites {
    private static final List<String> ACTIONS = List.of("ConditionCheck", "Put", "Delete", "Update");
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Catalog catalog;
    private final TransactionRun run;
    private final Tokens tokens;

    public TransactWrites(Catalog catalog, TransactionRun run, Tokens tokens) {
        this.catalog = catalog;
        this.run = run;
        this.tokens = tokens;
    }

    public ObjectNode write(JsonNode request, Bill bill) {
        IntentReader reader = new IntentReader(catalog);
        List<Action> actions = new ArrayList<>();
        for (JsonNode item : request.path("TransactItems")) {
            actions.add(action(reader, item));
        }
        return using(tables(actions), () -> once(intents(reader, actions), request, bill));
    }

    /** What is wrong with a request is said whether its token was used before or not. */
    private ObjectNode once(List<Intent> intents, JsonNode request, Bill bill) {
        String token = Json.text(request, "ClientRequestToken");
        WriteSet also = new WriteSet();
        if (token == null) {
            run.write(intents, also, bill);
            return answer(intents, request, bill);
        }
        byte[] parameters = Json.write(request.path("TransactItems"));
        if (tokens.done(token, parameters)) {
            return again(intents, request, bill);
        }
        try {
            tokens.keep(also, token, parameters);
            run.write(intents, also, bill);
            return answer(intents, request, bill);
        } finally {
            tokens.release(token);
        }
    }

    /** One member of the transaction, read as far as it can be without its table. */
    private record Action(JsonNode json, IntentReader.Draft draft) {
        String table() {
            return Json.need(json, "TableName");
        }
    }

    private static Action action(IntentReader reader, JsonNode item) {
        String name = ACTIONS.stream()
                .filter(each -> Json.member(item, each) != null)
                .findFirst()
                .orElseThrow();
        JsonNode json = item.path(name);
        return new Action(
                json,
                switch (name) {
                    case "Put" -> reader.put(json);
                    case "Delete" -> reader.delete(json);
                    case "Update" -> reader.update(json);
                    default -> reader.check(json);
                });
    }

    /** The answer of a transaction that was done before: nothing is written, what it holds is read. */
    private ObjectNode again(List<Intent> intents, JsonNode request, Bill bill) {
        for (Intent intent : intents) {
            bill.table(intent.table().name()).read(null, Units.transactionalRead(run.size(intent)));
        }
        return answer(intents, request, bill);
    }

    private List<Intent> intents(IntentReader reader, List<Action> actions) {
        for (Action action : actions) {
            WriteChecks.notEmpty(
                    catalog.need(action.table()).definition(),
                    action.draft().item(),
                    action.draft().puts());
        }
        List<Intent> intents = new ArrayList<>();
        for (Action action : actions) {
            try {
                intents.add(reader.read(action.draft()));
            } catch (EngineException e) {
                throw Reason.alone(Reason.of(e), intents.size(), actions.size());
            }
        }
        Set<ByteBuffer> rows = new HashSet<>();
        int size = 0;
        for (Intent intent : intents) {
            if (!rows.add(ByteBuffer.wrap(intent.row()))) {
                throw EngineException.validation("Transaction request cannot include multiple operations on one item");
            }
            size += intent.mutation() instanceof Mutation.Put put
                    ? put.item().size()
                    : intent.key().size();
        }
        if (size > LARGEST) {
            throw EngineException.validation("Collection size of items exceeded the maximum limit of 4 MB");
        }
        return intents;
    }

    private List<LiveTable> tables(List<Action> actions) {
        return actions.stream()
                .map(Action::table)
                .map(catalog::need)
                .distinct()
                .sorted(Comparator.comparing(table -> table.definition().id()))
                .toList();
    }

    static <T> T using(List<LiveTable> tables, Supplier<T> work) {
        if (tables.isEmpty()) {
            return work.get();
        }
        return ItemWriter.using(tables.getFirst(), () -> using(tables.subList(1, tables.size()), work));
    }

    private static ObjectNode answer(List<Intent> intents, JsonNode request, Bill bill) {
        ObjectNode answer = Json.object();
        bill.showAll(answer, Json.text(request, "ReturnConsumedCapacity"), true);
        if (CollectionMetrics.asked(request)) {
            ObjectNode metrics = Json.object();
            for (Intent intent : intents) {
                if (CollectionMetrics.apply(intent.table())) {
                    ArrayNode list = metrics.withArrayProperty(intent.table().name());
                    list.add(CollectionMetrics.of(intent.table(), intent.key()));
                }
            }
            if (!metrics.isEmpty()) {
                answer.set("ItemCollectionMetrics", metrics);
            }
        }
        return answer;
    }
}
