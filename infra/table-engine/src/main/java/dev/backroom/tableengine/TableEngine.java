package dev.backroom.tableengine;

import dev.backroom.tableengine.admin.TableOperations;
import dev.backroom.tableengine.expiry.Sweeper;
import dev.backroom.tableengine.fault.FaultOptions;
import dev.backroom.tableengine.fault.Faults;
import dev.backroom.tableengine.fault.Partitions;
import dev.backroom.tableengine.http.HttpListener;
import dev.backroom.tableengine.protocol.Dispatcher;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.protocol.Service;
import dev.backroom.tableengine.read.ItemReads;
import dev.backroom.tableengine.read.Queries;
import dev.backroom.tableengine.read.TransactReads;
import dev.backroom.tableengine.row.Counts;
import dev.backroom.tableengine.row.RowLocks;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.sdk.InProcessClient;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.MemoryStore;
import dev.backroom.tableengine.store.RocksStore;
import dev.backroom.tableengine.stream.Sequence;
import dev.backroom.tableengine.stream.StreamContext;
import dev.backroom.tableengine.stream.StreamOperations;
import dev.backroom.tableengine.stream.Streams;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.write.BatchWrites;
import dev.backroom.tableengine.write.ItemWriter;
import dev.backroom.tableengine.write.SingleWrites;
import dev.backroom.tableengine.write.Tokens;
import dev.backroom.tableengine.write.TransactWrites;
import dev.backroom.tableengine.write.TransactionRun;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Tables that speak DynamoDB's protocol. Open one, then serve it over HTTP, give its {@link #httpClient} to SDK clients, or
 * both. What it acknowledged outlives the process where it has a folder.
 */
public final class TableEngine implements AutoCloseable {
    private static final String TABLES = "DynamoDB_20120810.";
    private static final String STREAMS = "DynamoDBStreams_20120810.";

    private final ByteStore store;
    private final Map<String, Operation> operations;
    private final Service service;
    private final Faults faults;
    private final Sweeper sweeper;
    private final SweepThread sweeping;
    private @Nullable HttpListener listener;

    private TableEngine(EngineOptions options, ByteStore store) {
        this.store = store;
        Catalog catalog = new Catalog(store);
        Rows rows = new Rows(store);
        Counts counts = new Counts(store);
        catalog.all().forEach(table -> rows.count(table.definition(), counts));
        RowLocks locks = new RowLocks();
        Arn arn = new Arn(options.region(), options.account());
        this.faults = new Faults(options.faults(), new Partitions(options.clock()));
        StreamContext context =
                new StreamContext(store, new Sequence(store), options.clock(), options.streams(), options.region());
        Streams streams = new Streams(context);
        Tokens tokens = new Tokens(store, options.clock());
        ItemWriter writer = new ItemWriter(rows, locks, streams, faults, faults);
        TransactionRun transactions = new TransactionRun(rows, locks, streams, faults, faults);

        Map<String, Operation> tables = new HashMap<>();
        tables.putAll(new TableOperations(catalog, rows, counts, streams, options.clock(), arn).all());
        tables.putAll(new SingleWrites(catalog, writer).all());
        tables.putAll(new ItemReads(catalog, rows, faults).all());
        tables.putAll(new Queries(catalog, store, rows, faults).all());
        tables.put("BatchWriteItem", new BatchWrites(catalog, writer)::write);
        tables.put("TransactWriteItems", new TransactWrites(catalog, transactions, tokens)::write);
        tables.put("TransactGetItems", new TransactReads(catalog, rows, locks)::get);
        this.operations = new HashMap<>();
        tables.forEach((name, operation) -> operations.put(TABLES + name, operation));
        new StreamOperations(streams, context, arn)
                .all()
                .forEach((name, operation) -> operations.put(STREAMS + name, operation));
        this.service = new Dispatcher(operations, new CallFrame(faults, options.usage()));
        this.sweeper = new Sweeper(catalog, store, writer, streams, tokens, options.expiryClock());
        this.sweeping = SweepThread.start(sweeper, options.sweepEvery());
    }

    /** @throws IllegalStateException when the folder is in use by another engine or cannot be read */
    public static TableEngine open(EngineOptions options) {
        ByteStore store = options.folder().<ByteStore>map(RocksStore::open).orElseGet(MemoryStore::new);
        return over(store, options);
    }

    /** Over a store of the caller's, whatever folder the options name. */
    static TableEngine over(ByteStore store, EngineOptions options) {
        return new TableEngine(options, store);
    }

    /**
     * Takes requests on this machine's own address.
     *
     * @param port 0 for a free one
     */
    public synchronized TableEngine serve(int port) {
        if (listener != null) {
            throw new IllegalStateException("The engine is served already, at " + listener.endpoint());
        }
        listener = HttpListener.start(port, service);
        return this;
    }

    /** Where it is served; any credentials and any region do. */
    public synchronized URI endpoint() {
        if (listener == null) {
            throw new IllegalStateException("The engine is not served");
        }
        return listener.endpoint();
    }

    /** For SDK clients in this process, which need an endpoint all the same: any. */
    public SdkHttpClient httpClient() {
        return new InProcessClient(service);
    }

    /**
     * The same for one of several users.
     *
     * @param usage receives what this client's calls consume, instead of the engine's own listener
     */
    public SdkHttpClient httpClient(UsageListener usage) {
        return new InProcessClient(new Dispatcher(operations, new CallFrame(faults, usage)));
    }

    public FaultOptions faults() {
        return faults.options();
    }

    /** What goes wrong from now on. */
    public void become(FaultOptions changed) {
        faults.become(changed);
    }

    /**
     * Deletes at once what is past its time.
     *
     * @return how many items that were
     */
    public int sweep() {
        return sweeper.sweep();
    }

    @Override
    public synchronized void close() {
        if (listener != null) {
            listener.close();
        }
        sweeping.close();
        store.close();
    }
}
